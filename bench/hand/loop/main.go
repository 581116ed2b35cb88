// Command loop adds up remainders.
package main

import "fmt"

func main() {
	var sum int64
	for i := int64(0); i < 50000000; i++ {
		sum += i % 7
	}
	fmt.Println(sum)
}
