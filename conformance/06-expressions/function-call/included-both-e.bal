// A field is not named beside an argument for its whole record.

type Options record {|
    int width = 1;
    int height = 1;
|};

function draw(*Options options) {
}

public function main() {
    draw(width = 2, height = 3);
    draw({width: 2}, height = 3); // @error
    draw(width = 2, width = 3); // @error
    draw(depth = 4); // @error
}
