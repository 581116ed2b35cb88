// A detail is named in the detail type, when that names any.

type Detail record {
    int code;
};

type Fault error<Detail>;

public function main() {
    Fault a = error("x", code = 1);
    Fault b = error("x"); // @error
    Fault c = error("x", code = "y"); // @error
    error d = error("x", anything = 1);
    error<map<string>> e = error("x", anything = 1); // @error
}
