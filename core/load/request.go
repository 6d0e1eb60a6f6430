package load

import "time"

// Request is everything that can be said about a request. Only Path is
// required; [User.Get] and [User.Post] are shorter for the usual cases.
type Request struct {
	// Method is the HTTP method. Empty means GET.
	Method string
	// Path is a path below the user's host, such as "/cart?x=1", or a full URL.
	Path string
	// Name groups requests in the results. Empty means Path as it is given.
	Name string
	// Headers are set on the request, in order, over the defaults.
	Headers []Pair
	// Body is sent with the request; see [Form], [JSON], [Bytes] and [Multipart].
	Body Body
	// Timeout bounds the whole request, redirects and body included. Zero
	// means the run's own timeout.
	Timeout time.Duration
	// NoRedirects returns a redirect as it came instead of following it.
	NoRedirects bool
	// Tags are carried on the sample, for [Scenario.OnSample].
	Tags []string
}

// Pair is a name and its value: a header, or a field of a form.
type Pair struct {
	Name, Value string
}
