// Command xml reads an order of 10 KB from XML into structs.
package main

import (
	"encoding/xml"
	"fmt"
	"os"
	"strings"
)

type order struct {
	ID       int64  `xml:"id,attr"`
	Customer string `xml:"customer"`
	Express  bool   `xml:"express"`
	Lines    []line `xml:"line"`
}

type line struct {
	SKU         string  `xml:"sku,attr"`
	Description string  `xml:"description"`
	Quantity    int64   `xml:"quantity"`
	UnitPrice   float64 `xml:"unitPrice"`
}

func main() {
	var b strings.Builder
	b.WriteString(`<order id="7"><customer>Ada Lovelace</customer><express>true</express>`)
	for i := range 70 {
		fmt.Fprintf(&b, "\n    <line sku=\"item-%d\"><description>Pens &amp; paper, no. %d</description><quantity>%d</quantity><unitPrice>%d.25</unitPrice></line>", i, i, i+1, i)
	}
	b.WriteString("</order>")
	text := []byte(b.String())
	quantity, total := int64(0), 0.0
	for range 1000 {
		var o order
		if err := xml.Unmarshal(text, &o); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		for _, l := range o.Lines {
			quantity += l.Quantity
			total += l.UnitPrice
		}
	}
	fmt.Printf("%d %.2f %d\n", quantity, total, len(text))
}
