// Package demo is a small storefront to point load at: pages, a cart, a
// checkout, and nothing behind them. [Listen] starts it.
//
// It keeps the contract of the Online Boutique frontend: the same routes,
// redirects, cookies without a Path, validations and texts on the pages. Pages
// are made once, at the start, so that the shop is not what a load test
// measures. [Config] makes it slow ([Latency]) or unreliable (ErrorRate) on
// purpose, from a seed. [Server.Counts] and Config.OnRequest tell what arrived,
// as the truth to compare a report with.
//
// # What it answers
//
//	GET  /                   the homepage, about 10 KB
//	GET  /product/{id}       a product, about 8 KB; an unknown one is 500
//	POST /setCurrency        302 to the Referer or /; no ISO 4217 code is 422
//	GET  /cart               the cart, 3 KB empty, 16 KB with everything in it
//	POST /cart               302 to /cart; a bad quantity is 422, an unknown product 500
//	POST /cart/empty         302 to /
//	POST /cart/checkout      the order; a bad field is 422, a refused card 500
//	GET  /logout             302 to /; expires every cookie of the request
//	GET  /_healthz           ok; never late, never an injected error
//	GET  /product-meta/{id}  a product as JSON; an unknown one is 500
//	GET  /static/..., /robots.txt
//
// A currency that exists but that the shop has no rate for may be set; its
// pages show dollars.
//
// # What bounds it
//
// A request has 64 KB of body and 8 KB of header at most, 30 s to arrive and
// 60 s to be taken in; a connection may idle for 10 minutes. Carts are kept by
// the session id of the request, whatever the client made it up from, for at
// most about a million sessions, which take about 100 MB; beyond that, the carts
// that were not changed for longest are forgotten.
package demo
