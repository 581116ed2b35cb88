// Members without a filler value must be given.

type Digit 1|2;
public function main() {
    Digit[2] a = [1]; // @error
    [int, Digit] b = [5]; // @error
    [record {| int x; |}] c = []; // @error
}
