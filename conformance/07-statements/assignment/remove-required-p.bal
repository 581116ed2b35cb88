// A required field cannot be removed.

type R record {|
    int a;
    string b?;
|};

public function main() {
    R r = {a: 1, b: "x"};
    string key = "a";
    r[key] = (); // @panic
}
