// An isolated function starts only isolated calls.

isolated function work(int[] l) returns int => l.length();

isolated function f(int[] l) {
    future<int> a = start work(l); // @error
    future<int> b = start work(l.clone());
    future<int> c = start work([]);
}
