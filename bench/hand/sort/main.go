// Command sort sorts a million records by a key.
package main

import (
	"cmp"
	"fmt"
	"slices"
)

type order struct {
	id, price int64
	customer  string
}

func main() {
	var orders []*order
	seed := int64(42)
	for i := range int64(1000000) {
		seed = (seed*1103515245 + 12345) % 2147483648
		orders = append(orders, &order{i, seed % 100000, "C"})
	}
	sorted := slices.Clone(orders)
	slices.SortStableFunc(sorted, func(a, b *order) int {
		return cmp.Or(cmp.Compare(a.price, b.price), cmp.Compare(b.id, a.id))
	})
	again := slices.Clone(orders)
	slices.SortStableFunc(again, func(a, b *order) int { return cmp.Compare(b.price, a.price) })
	var sum int64
	for i := range sorted {
		sum += sorted[i].id%7*int64(i%5) + again[i].price%3
	}
	fmt.Println(sorted[0].id, sorted[999999].id, again[0].price, sum)
}
