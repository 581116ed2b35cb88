// The detail's fields must fit the error's type.

type Detail record {|
    int code;
|};

type CodeError error<Detail>;

public function main() {
    CodeError a = error("bad"); // @error
    CodeError b = error("bad", code = "x"); // @error
    CodeError c = error("bad", code = 1, other = 2); // @error
    error d = error("bad", code = 1);
    CodeError e = d; // @error
}
