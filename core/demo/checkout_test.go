package demo_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/demo"
)

func TestCheckoutChecksEveryField(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{Now: now})
	for _, row := range []struct {
		proves, field, value string
		status               int
	}{
		{"an order that is right", "city", "Paris", 200},
		{"an e-mail address is needed", "email", "", 422},
		{"an e-mail address has an @", "email", "ada.example.com", 422},
		{"an e-mail address has one @", "email", "ada@b@example.com", 422},
		{"an e-mail address has a domain", "email", "ada@", 422},
		{"the domain has a dot", "email", "ada@localhost", 422},
		{"a dot at the end is not enough", "email", "ada@localhost.", 422},
		{"an e-mail address has no name around it", "email", "Ada <ada@example.com>", 422},
		{"an e-mail address is not endless", "email", strings.Repeat("a", 400) + "@example.com", 422},
		{"an e-mail address may have a plus", "email", "ada+1@mail.example.com", 200},
		{"a street is needed", "street_address", "", 422},
		{"512 characters of street", "street_address", strings.Repeat("é", 512), 200},
		{"513 characters of street", "street_address", strings.Repeat("s", 513), 422},
		{"a zip code is needed", "zip_code", "", 422},
		{"a zip code is a number", "zip_code", "SW1A", 422},
		{"a zip code is not 0", "zip_code", "00000", 422},
		{"a zip code may begin with 0", "zip_code", "02134", 200},
		{"a zip code that overflows", "zip_code", "99999999999999999999", 422},
		{"a city is needed", "city", "", 422},
		{"128 characters of city", "city", strings.Repeat("ü", 128), 200},
		{"129 characters of city", "city", strings.Repeat("c", 129), 422},
		{"a state is needed", "state", "", 422},
		{"129 characters of state", "state", strings.Repeat("s", 129), 422},
		{"a country is needed", "country", "", 422},
		{"129 characters of country", "country", strings.Repeat("c", 129), 422},
		{"a card number is needed", "credit_card_number", "", 422},
		{"a card number with a wrong check digit", "credit_card_number", "4432801561520455", 422},
		{"a card number with letters", "credit_card_number", "44328015615204X4", 422},
		{"a card number of 11 digits", "credit_card_number", "42222222222", 422},
		{"a card number of 20 digits", "credit_card_number", "44328015615204540000", 422},
		{"a card number in groups", "credit_card_number", "4432 8015 6152 0454", 200},
		{"a VISA card of 13 digits", "credit_card_number", "4222222222222", 200},
		{"a MasterCard from the 51 to 55", "credit_card_number", "5555555555554444", 200},
		{"a MasterCard from the 2221 to 2720", "credit_card_number", "2223003122003222", 200},
		{"American Express is refused", "credit_card_number", "378282246310005", 500},
		{"Discover is refused", "credit_card_number", "6011111111111117", 500},
		{"a VISA card of 15 digits is refused", "credit_card_number", "411111111111116", 500},
		{"a month is needed", "credit_card_expiration_month", "", 422},
		{"month 0", "credit_card_expiration_month", "0", 422},
		{"month 13", "credit_card_expiration_month", "13", 422},
		{"month 12", "credit_card_expiration_month", "12", 200},
		{"a negative month", "credit_card_expiration_month", "-1", 422},
		{"a year is needed", "credit_card_expiration_year", "", 422},
		{"year 0", "credit_card_expiration_year", "0", 422},
		{"a year in words", "credit_card_expiration_year", "soon", 422},
		{"next year and 70 more", "credit_card_expiration_year", "2097", 200},
		{"last year has expired", "credit_card_expiration_year", "2025", 500},
		{"a negative year has expired", "credit_card_expiration_year", "-5", 500},
		{"this year in January has expired", "credit_card_expiration_year", "2026", 500},
		{"a CVV is needed", "credit_card_cvv", "", 422},
		{"CVV 000", "credit_card_cvv", "000", 422},
		{"CVV 100", "credit_card_cvv", "100", 200},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			a := newBrowser(t, s, false).post("/cart/checkout", order(row.field, row.value))
			if a.StatusCode != row.status {
				t.Fatalf("status %d, want %d", a.StatusCode, row.status)
			}
			complete := strings.Contains(a.text, "Your order is complete!")
			if complete != (row.status == 200) || row.status == 422 && !strings.Contains(a.text, "field "+row.field+" is invalid") {
				t.Errorf("the page does not say so:\n%s", a.text)
			}
		})
	}
}

func TestCheckoutTellsEverythingThatIsWrong(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	a := newBrowser(t, s, false).post("/cart/checkout", fields("x", "y"))
	for field := range order() {
		if !strings.Contains(a.text, "field "+field+" is invalid") {
			t.Errorf("nothing is said about %s", field)
		}
	}
}

func TestCardIsGoodUntilItsMonthIsOver(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		proves string
		now    time.Time
		status int
	}{
		{"in the last hour of its month", now(), 200},
		{"in the first hour after it", now().Add(2 * time.Hour), 500},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			s := start(t, demo.Config{Now: func() time.Time { return row.now }})
			a := newBrowser(t, s, false).post("/cart/checkout", order("credit_card_expiration_month", "5", "credit_card_expiration_year", "2026"))
			if a.StatusCode != row.status {
				t.Errorf("status %d, want %d", a.StatusCode, row.status)
			}
		})
	}
}

func TestAddingChecksItsFields(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	for _, row := range []struct {
		proves, id, quantity string
		status               int
	}{
		{"one", "6E92ZMYYFZ", "1", 302},
		{"ten", "6E92ZMYYFZ", "10", 302},
		{"none", "6E92ZMYYFZ", "0", 422},
		{"eleven", "6E92ZMYYFZ", "11", 422},
		{"less than none", "6E92ZMYYFZ", "-1", 422},
		{"so many that they overflow", "6E92ZMYYFZ", "4294967297", 422},
		{"half of one", "6E92ZMYYFZ", "0.5", 422},
		{"no quantity", "6E92ZMYYFZ", "", 422},
		{"no product", "", "1", 422},
		{"an unknown product", "NOPE", "1", 500},
		{"an unknown product and a bad quantity", "NOPE", "0", 422},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			a := newBrowser(t, s, false).post("/cart", fields("product_id", row.id, "quantity", row.quantity))
			if a.StatusCode != row.status {
				t.Errorf("status %d, want %d", a.StatusCode, row.status)
			}
		})
	}
}

func TestMultipartForms(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{Now: now})
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name := range order() {
		if err := w.WriteField(name, order().Get(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		proves, encoding, text string
		status                 int
	}{
		{"a form in parts is read", "", body.String(), 200},
		{"a form that breaks off has no fields", "", body.String()[:100], 422},
		{"a compressed form is not read", "gzip", body.String(), 422},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			req, err := http.NewRequest("POST", s.URL()+"/cart/checkout", strings.NewReader(row.text))
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("Content-Type", w.FormDataContentType())
			if row.encoding != "" {
				req.Header.Set("Content-Encoding", row.encoding)
			}
			resp, err := newBrowser(t, s, false).http.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			if resp.StatusCode != row.status {
				t.Errorf("status %d, want %d", resp.StatusCode, row.status)
			}
		})
	}
}
