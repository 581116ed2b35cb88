// An optional field's value may be nil where it is read.

type Item record {|
    int count?;
|};

public function main() {
    Item a = {};
    int n = a.count; // @error
    int m = a?.count; // @error
    Item b = {count: "x"}; // @error
}
