// A list can be inserted into no regular expression.

public function main() {
    int[] sizes = [1, 2];
    string:RegExp a = re `${sizes}+`; // @error
}
