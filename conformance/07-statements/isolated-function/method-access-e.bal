// A method that is not isolated is not called, nor a listener or plain object
// of the module used.

class Box {
    int n = 1;

    function get() returns int => self.n;

    isolated function safe() returns int => self.n;
}

final Box shared = new;

isolated function f(Box b) returns int {
    int x = b.safe();
    int y = b.get(); // @error
    return x + y + shared.n; // @error
}
