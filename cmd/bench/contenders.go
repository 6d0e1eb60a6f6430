package main

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// contender is a generator and how to start it.
type contender struct {
	name string
	// command makes the command line for a target and a load.
	command func(url string, c config) []string
}

// contenders are the peers that are installed, then loadcore's own.
func contenders(self string) []contender {
	var out []contender
	for _, p := range peers() {
		if _, err := exec.LookPath(p.name); err == nil {
			out = append(out, p)
		}
	}
	for _, child := range []string{"fasthttp", "compiled", "script"} {
		name := "loadcore " + child
		if child == "fasthttp" {
			name = "bare fasthttp"
		}
		out = append(out, contender{name, func(url string, c config) []string {
			return []string{self, child, url, strconv.Itoa(c.users), c.duration.String()}
		}})
	}
	return out
}

func peers() []contender {
	return []contender{
		{"wrk", func(url string, c config) []string {
			return []string{"wrk", "-t1", "-c" + strconv.Itoa(c.users), "-d" + seconds(c) + "s", url}
		}},
		{"hey", func(url string, c config) []string {
			return []string{"hey", "-c", strconv.Itoa(c.users), "-z", c.duration.String(), "-cpus", "1", url}
		}},
		{"vegeta", func(url string, c config) []string {
			return []string{"sh", "-c", fmt.Sprintf("echo GET %s | vegeta attack -rate 0 -max-workers %d -duration %s > /dev/null", url, c.users, c.duration)}
		}},
		{"k6", func(url string, c config) []string {
			script := fmt.Sprintf("import http from 'k6/http'; export default function () { http.get('%s') }", url)
			return []string{"sh", "-c", fmt.Sprintf("printf %%s %q | k6 run --quiet --no-usage-report --vus %d --duration %s -", script, c.users, c.duration)}
		}},
		{"locust", func(url string, c config) []string {
			script := "from locust import FastHttpUser, task\nclass U(FastHttpUser):\n    @task\n    def t(self): self.client.get('/')\n"
			file := os.TempDir() + "/loadcore_bench_locustfile.py"
			return []string{"sh", "-c", fmt.Sprintf("printf %%s \"$1\" > %s && exec locust -f %s --headless --only-summary -u %d -r %d -t %ss -H %s",
				file, file, c.users, c.users, seconds(c), strings.TrimSuffix(url, "/")), "sh", script}
		}},
	}
}

func seconds(c config) string { return strconv.Itoa(max(1, int(c.duration.Seconds()))) }
