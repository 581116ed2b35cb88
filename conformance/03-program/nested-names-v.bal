// A module whose name begins with another's is a module of its own.

import app.shop;
import app.shop.cart;

import ballerina/io;

public function main() {
    io:println(shop:name, " ", cart:name); // @output shop cart
}
