// What is named is a type of errors, and fields are its detail's.

type Info record {|
    int code;
|};

type MyError error<Info>;

type NotError int;

public function main() {
    error a = error NotError("x"); // @error
    error b = error MyError("x"); // @error
    error c = error MyError("x", code = "y"); // @error
    error d = error MyError("x", code = 1, more = 2); // @error
    int e = error("x"); // @error
    error f = error("x", (), code = 1);
}
