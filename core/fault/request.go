package fault

// Kinds of failed requests. They are the stable names in the error table, the
// JSON summary and load.Sample.
const (
	// DNS is a host name that could not be resolved.
	DNS Kind = "dns"
	// Refused is a connection that the target refused.
	Refused Kind = "refused"
	// Unreachable is a network or host without a route.
	Unreachable Kind = "unreachable"
	// Reset is a connection that the target reset.
	Reset Kind = "reset"
	// Closed is a connection that the target closed before a whole answer.
	Closed Kind = "closed"
	// Timeout is an answer that was not complete in time.
	Timeout Kind = "timeout"
	// ConnectTimeout is a connection that was not made in time.
	ConnectTimeout Kind = "connect_timeout"
	// TLS is a failed handshake or a certificate that is not trusted.
	TLS Kind = "tls"
	// Protocol is an answer that is not HTTP, or broken HTTP.
	Protocol Kind = "protocol"
	// TooLarge is an answer whose header or body is over the limit.
	TooLarge Kind = "too_large"
	// Redirects is a chain of redirects that did not end.
	Redirects Kind = "redirects"
	// Encoding is a body that could not be decoded.
	Encoding Kind = "encoding"
	// Proxy is a proxy that refused to connect.
	Proxy Kind = "proxy"
	// Exhausted is this machine out of ports or file descriptors.
	Exhausted Kind = "exhausted"
	// BadRequest is a request that could not be sent as it was written.
	BadRequest Kind = "bad_request"
	// Status is an answer with a status of 400 or above.
	Status Kind = "status"
	// Check is a check that did not hold.
	Check Kind = "check"
	// Judged is an answer that the scenario called a failure.
	Judged Kind = "judged"
	// Failed is an error from an operation that is not HTTP.
	Failed Kind = "error"
	// Panic is an operation that panicked.
	Panic Kind = "panic"
	// Cut is a request that was in flight when the run ended.
	Cut Kind = "interrupted"
)
