// A field's names and types are checked in named arguments.

type Options record {|
    int width = 80;
    boolean wrap;
|};

function show(*Options o) {
}

public function main() {
    show(); // @error
    show(wrap = 1); // @error
    show(wrap = true, height = 5); // @error
    show({wrap: true}, width = 3); // @error
    show(wrap = true);
}
