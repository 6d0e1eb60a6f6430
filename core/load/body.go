package load

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
)

// Body is what a request carries, with its content type. The zero value is no
// body.
type Body struct {
	// ContentType goes into the Content-Type header, unless the request sets one.
	ContentType string
	// Data is sent as it is. It must not be changed while the request runs.
	Data []byte
	err  error
}

// Err says why the body could not be made, such as a value that JSON cannot
// express, or nil. A request with such a body fails without being sent.
func (b Body) Err() error { return b.err }

// Form is an application/x-www-form-urlencoded body of names and values in
// turn: Form("product_id", id, "quantity", 3). Values are written as fmt.Sprint
// writes them; the order is kept.
func Form(namesAndValues ...any) Body {
	if len(namesAndValues)%2 != 0 {
		return Body{err: fmt.Errorf("load.Form: %d arguments; names and values must come in pairs", len(namesAndValues))}
	}
	buf := make([]byte, 0, 128)
	for i := 0; i < len(namesAndValues); i += 2 {
		if i > 0 {
			buf = append(buf, '&')
		}
		buf = append(buf, url.QueryEscape(text(namesAndValues[i]))...)
		buf = append(buf, '=')
		buf = append(buf, url.QueryEscape(text(namesAndValues[i+1]))...)
	}
	return Body{ContentType: "application/x-www-form-urlencoded", Data: buf}
}

func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	}
	return fmt.Sprint(v)
}

// JSON is an application/json body made of v by encoding/json.
func JSON(v any) Body {
	data, err := json.Marshal(v)
	if err != nil {
		return Body{err: fmt.Errorf("load.JSON: %w", err)}
	}
	return Body{ContentType: "application/json", Data: data}
}

// Bytes is a body of any content type.
func Bytes(contentType string, data []byte) Body {
	return Body{ContentType: contentType, Data: data}
}

// Part is one part of a [Multipart] body: a field when FileName is empty, a
// file otherwise.
type Part struct {
	Name, FileName, ContentType string
	Data                        []byte
}

// Multipart is a multipart/form-data body (RFC 7578) of the given parts.
func Multipart(parts ...Part) Body {
	var buf bytes.Buffer
	w := multipart.NewWriter(&buf)
	for _, p := range parts {
		out, err := w.CreatePart(p.header())
		if err == nil {
			_, err = out.Write(p.Data)
		}
		if err != nil {
			return Body{err: fmt.Errorf("load.Multipart: part %q: %w", p.Name, err)}
		}
	}
	if err := w.Close(); err != nil {
		return Body{err: fmt.Errorf("load.Multipart: %w", err)}
	}
	return Body{ContentType: w.FormDataContentType(), Data: buf.Bytes()}
}

func (p Part) header() textproto.MIMEHeader {
	h := textproto.MIMEHeader{}
	disposition := `form-data; name="` + quote(p.Name) + `"`
	if p.FileName != "" {
		disposition += `; filename="` + quote(p.FileName) + `"`
		if p.ContentType == "" {
			p.ContentType = "application/octet-stream"
		}
	}
	h.Set("Content-Disposition", disposition)
	if p.ContentType != "" {
		h.Set("Content-Type", p.ContentType)
	}
	return h
}

// quote escapes what would end a quoted name early, as browsers do (HTML
// living standard, multipart/form-data encoding).
func quote(s string) string {
	return strings.NewReplacer(`"`, "%22", "\r", "%0D", "\n", "%0A").Replace(s)
}
