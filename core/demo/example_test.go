package demo_test

import (
	"context"
	"fmt"
	"net/http"

	"github.com/loadcore/loadcore/core/demo"
)

func ExampleListen() {
	shop, err := demo.Listen(demo.Config{})
	if err != nil {
		fmt.Println(err)
		return
	}
	resp, err := http.Get(shop.URL() + "/product/OLJCESPC7Z")
	if err != nil {
		fmt.Println(err)
		return
	}
	resp.Body.Close()
	http.DefaultClient.CloseIdleConnections()
	if err := shop.Close(context.Background()); err != nil {
		fmt.Println(err)
	}
	fmt.Println(resp.StatusCode, shop.Counts().Requests)
	// Output: 200 map[GET /product/OLJCESPC7Z:1]
}

func ExampleParseLatency() {
	for _, spec := range []string{"10ms", "5ms..20ms", "exp:20ms", "p50=10ms,p99=80ms", "20"} {
		l, err := demo.ParseLatency(spec)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(l)
	}
	// Output:
	// 10ms
	// 5ms..20ms
	// exp:20ms
	// p50=10ms,p99=80ms
	// latency "20": "20" is not a duration with a unit; write 10ms, 5ms..20ms, exp:20ms or p50=10ms,p99=80ms
}
