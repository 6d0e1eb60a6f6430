package demo

// product is one thing on sale.
type product struct {
	ID, Name, Description string
	price                 amount // in USD
	Categories            []string
}

// Picture is the path of the product's picture.
func (p product) Picture() string { return "/static/img/products/" + p.ID + ".svg" }

// catalogue is everything on sale. Carts know products by their place in it.
func catalogue() [products]product {
	return [products]product{
		{"0PUK6V6EV0", "Candle Holder", "This small but intricate candle holder is an excellent gift.", 1899, []string{"decor", "home"}},
		{"1YMWWN1N4O", "Watch", "This gold-tone stainless steel watch will work with most of your outfits.", 10999, []string{"accessories"}},
		{"2ZYFJ3GM2N", "Hairdryer", "This lightweight hairdryer has 3 heat and speed settings. It's perfect for travel.", 2499, []string{"hair", "beauty"}},
		{"66VCHSJNUP", "Tank Top", "Perfectly cropped cotton tank, with a scooped neckline.", 1899, []string{"clothing", "tops"}},
		{"6E92ZMYYFZ", "Mug", "A simple mug with a mustard interior.", 899, []string{"kitchen"}},
		{"9SIQT8TOJO", "Bamboo Glass Jar", "This bamboo glass jar can hold 57 oz (1.7 l) and is perfect for any kitchen.", 549, []string{"kitchen"}},
		{"L9ECAV7KIM", "Loafers", "A neat addition to your summer wardrobe.", 8999, []string{"footwear"}},
		{"LS4PSXUNUM", "Salt & Pepper Shakers", "Add some flavor to your kitchen.", 1849, []string{"kitchen"}},
		{"OLJCESPC7Z", "Sunglasses", "Add a modern touch to your outfits with these sleek aviator sunglasses.", 1999, []string{"accessories"}},
	}
}

const (
	products     = 9
	shipping     = amount(899) // in USD, for any number of things
	recommended  = 4           // products on the page of another one
	mostPerAdd   = 10
	yearsToPayIn = 5 // years that the form on the cart page offers
)
