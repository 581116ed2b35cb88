// Nothing that is not public is shared, not even with a module whose name
// begins with this one's.

import app.shop.cart;

import ballerina/io;

public function main() {
    io:println(cart:total()); // @error
    io:println(cart:items());
}
