// A range goes up, and a set ends.

public function main() {
    var a = re `[z-a]`; // @error
    var b = re `[a-`; // @error
    var c = re `a)`; // @error
    var d = re `[a-c]`;
    var e = re `a{3,2}`; // @error
}
