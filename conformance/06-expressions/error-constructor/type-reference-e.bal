// What is named in an error constructor is a definite type of errors.

type Detail record {|
    int code;
|};

type Fault distinct error<Detail>;

public function main() {
    error a = error Fault("x", code = 1);
    error b = error Detail("x"); // @error
    error c = error Missing("x"); // @error
    error d = error Fault("x", code = "1"); // @error
    error e = error Fault("x", code = 1, more = 2); // @error
}
