// Command lists fills, sorts and walks lists of numbers and records.
package main

import (
	"fmt"
	"slices"
)

type item struct{ id, price int64 }

func main() {
	var numbers []int64
	seed := int64(42)
	for range 1000000 {
		seed = (seed*1103515245 + 12345) % 2147483648
		numbers = append(numbers, seed)
	}
	slices.Sort(numbers)
	inversions := 0
	for i := 1; i < len(numbers); i++ {
		if numbers[i-1] > numbers[i] {
			inversions++
		}
	}
	var items []item
	for i := range int64(300000) {
		items = append(items, item{i, numbers[i] % 1000})
	}
	var total int64
	for _, it := range items {
		if it.price > 500 {
			total += it.price * it.id
		}
	}
	fmt.Println(numbers[500000], inversions, len(items), total)
}
