package report

// The document of docs/summary.schema.json, in its order.

type summaryDoc struct {
	Version    string         `json:"version"`
	Run        runDoc         `json:"run"`
	Verdict    verdictDoc     `json:"verdict"`
	Total      rowDoc         `json:"total"`
	Requests   []rowDoc       `json:"requests"`
	Tasks      []taskDoc      `json:"tasks"`
	Errors     []errorDoc     `json:"errors"`
	Exceptions []exceptionDoc `json:"exceptions"`
	Checks     []checkDoc     `json:"checks"`
	Thresholds []struct{}     `json:"thresholds"`
	Overflow   overflowDoc    `json:"overflow"`
	Generator  generatorDoc   `json:"generator"`
	Histograms histogramsDoc  `json:"histograms"`
}

type runDoc struct {
	StartedAt string      `json:"started_at"`
	EndedAt   string      `json:"ended_at"`
	Duration  float64     `json:"duration_s"`
	Measured  float64     `json:"measured_s"`
	Host      string      `json:"host"`
	Seed      uint64      `json:"seed"`
	Sources   []sourceDoc `json:"sources"`
	Users     usersDoc    `json:"users"`
	ExitCode  int         `json:"exit_code"`
}

type sourceDoc struct {
	Kind        string `json:"kind"`
	Path        string `json:"path"`
	Scenario    string `json:"scenario"`
	Generations int    `json:"generations"`
}

type usersDoc struct {
	Max   int `json:"max"`
	Final int `json:"final"`
}

type verdictDoc struct {
	State   string   `json:"state"`
	Reasons []string `json:"reasons"`
}

type rowDoc struct {
	Method   string          `json:"method"`
	Name     string          `json:"name"`
	Count    uint64          `json:"count"`
	Failures uint64          `json:"failures"`
	RPS      float64         `json:"rps"`
	FailRPS  float64         `json:"fail_rps"`
	Bytes    uint64          `json:"bytes"`
	Service  distributionDoc `json:"service_ms"`
	Response distributionDoc `json:"response_ms"`
	Success  distributionDoc `json:"success_ms"`
	Failure  distributionDoc `json:"failure_ms"`
	Phases   phasesDoc       `json:"phases_ms"`
}

type phasesDoc struct {
	Connect   distributionDoc `json:"connect"`
	TLS       distributionDoc `json:"tls"`
	FirstByte distributionDoc `json:"first_byte"`
	Download  distributionDoc `json:"download"`
}

type distributionDoc struct {
	Count  uint64  `json:"count"`
	Min    float64 `json:"min"`
	Mean   float64 `json:"mean"`
	StdDev float64 `json:"stddev"`
	P50    float64 `json:"p50"`
	P66    float64 `json:"p66"`
	P75    float64 `json:"p75"`
	P80    float64 `json:"p80"`
	P90    float64 `json:"p90"`
	P95    float64 `json:"p95"`
	P98    float64 `json:"p98"`
	P99    float64 `json:"p99"`
	P999   float64 `json:"p99_9"`
	P9999  float64 `json:"p99_99"`
	Max    float64 `json:"max"`
}

type taskDoc struct {
	Class    string          `json:"class"`
	Name     string          `json:"name"`
	Count    uint64          `json:"count"`
	Failures uint64          `json:"failures"`
	Duration distributionDoc `json:"duration_ms"`
}

type errorDoc struct {
	Method    string `json:"method"`
	Name      string `json:"name"`
	Kind      string `json:"kind"`
	Message   string `json:"message"`
	Count     uint64 `json:"count"`
	FirstSeen string `json:"first_seen"`
	LastSeen  string `json:"last_seen"`
}

type exceptionDoc struct {
	Where     string `json:"where"`
	Message   string `json:"message"`
	Class     string `json:"class"`
	Task      string `json:"task"`
	Stack     string `json:"stack"`
	Count     uint64 `json:"count"`
	FirstSeen string `json:"first_seen"`
	LastSeen  string `json:"last_seen"`
}

type checkDoc struct {
	Name   string `json:"name"`
	Passed uint64 `json:"passed"`
	Failed uint64 `json:"failed"`
}

type overflowDoc struct {
	Names      uint64 `json:"names"`
	Tasks      uint64 `json:"tasks"`
	Errors     uint64 `json:"errors"`
	Exceptions uint64 `json:"exceptions"`
	Checks     uint64 `json:"checks"`
}

type generatorDoc struct {
	CPU         float64         `json:"cpu"`
	MaxCPU      float64         `json:"cpu_max"`
	RSS         uint64          `json:"rss_bytes"`
	MaxRSS      uint64          `json:"rss_max_bytes"`
	OpenFiles   int             `json:"open_files"`
	FileLimit   int             `json:"file_limit"`
	Lag         distributionDoc `json:"lag_ms"`
	Missed      uint64          `json:"missed_arrivals"`
	Interrupted uint64          `json:"interrupted"`
	Lost        uint64          `json:"lost_deltas"`
}

type histogramsDoc struct {
	Encoding string             `json:"encoding"`
	Unit     string             `json:"unit"`
	Total    bothDoc            `json:"total"`
	Requests []rowHistogramsDoc `json:"requests"`
}

type bothDoc struct {
	Service  string `json:"service"`
	Response string `json:"response"`
}

type rowHistogramsDoc struct {
	Method string `json:"method"`
	Name   string `json:"name"`
	bothDoc
}
