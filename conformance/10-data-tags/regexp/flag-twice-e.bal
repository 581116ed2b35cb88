// A flag is given once in a group.

public function main() {
    var a = re `(?ii:a)`; // @error
    var b = re `(?i-i:a)`; // @error
    var c = re `(?im-s:a)`;
    var d = re `(?q:a)`; // @error
}
