// Each part of a wait has the type of its future and error; a worker's name has no error.

function f() returns int => 1;

public function main() {
    worker w returns string {
        return "w";
    }
    future<int> a = start f();
    future<int> b = start f();
    record {|int a; string w;|} r = wait {a: a, w: w}; // @error
    int n = wait a | b; // @error
    future<string> g = w; // @error
    string s = wait g; // @error
}
