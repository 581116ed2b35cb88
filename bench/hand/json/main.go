// Command json reads an order from JSON and writes it back.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
)

type line struct {
	SKU       string  `json:"sku"`
	Quantity  int64   `json:"quantity"`
	UnitPrice float64 `json:"unitPrice"`
}

type order struct {
	ID       int64             `json:"id"`
	Customer string            `json:"customer"`
	Express  bool              `json:"express"`
	Note     *string           `json:"note"`
	Lines    []line            `json:"lines"`
	Tags     map[string]string `json:"tags"`
}

func main() {
	first := order{ID: 1, Customer: "Ada Lovelace", Express: true, Tags: map[string]string{"region": "north", "channel": "web", "campaign": "spring"}}
	for i := range 12 {
		first.Lines = append(first.Lines, line{"item-" + strconv.Itoa(i), int64(i + 1), float64(i) + 0.25})
	}
	text, err := json.Marshal(first)
	check(err)
	length := len(text)
	var quantity int64
	for i := range 10000 {
		var o order
		check(json.Unmarshal(text, &o))
		o.ID = int64(1 + i%9)
		for _, l := range o.Lines {
			quantity += l.Quantity
		}
		text, err = json.Marshal(o)
		check(err)
	}
	fmt.Println(quantity, len(text) == length)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
