// What is interpolated into tagged data is of the tag's type.

public function main() {
    string:RegExp inner = re `[0-9]`;
    string:RegExp a = re `${inner}+`;
    string:RegExp b = re `${1}+`; // @error
}
