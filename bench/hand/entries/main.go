// Command entries fills a map with a million entries and reads them.
package main

import (
	"fmt"
	"strconv"
)

func main() {
	stock := map[string]int{}
	for i := range 1000000 {
		stock["item-"+strconv.Itoa(i*7919%1000003)] = i
	}
	sum := 0
	for i := range 1000000 {
		if n, ok := stock["item-"+strconv.Itoa(i)]; ok {
			sum += n
		} else {
			sum++
		}
	}
	last := 0
	for name, count := range stock {
		last += count%10 + len(name)
	}
	fmt.Println(len(stock), sum, last)
}
