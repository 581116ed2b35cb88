// A qualifier is not repeated, and client and service exclude each other.

isolated isolated class A { // @error
}

client service class B { // @error
}
