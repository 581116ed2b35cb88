// Command maps counts in a map with string keys.
package main

import (
	"fmt"
	"strconv"
)

func main() {
	var keys []string
	for i := range 1000 {
		keys = append(keys, "key"+strconv.Itoa(i))
	}
	counts := map[string]int64{}
	for i := range int64(3000000) {
		counts[keys[i*7919%1000]] += i % 3
	}
	var sum int64
	for _, count := range counts {
		sum += count
	}
	fmt.Println(len(counts), sum)
}
