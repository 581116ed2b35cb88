// The functions of lang.boolean take booleans, and a string.

public function main() {
    boolean a = boolean:some(1); // @error
    boolean b = boolean:fromString("true"); // @error
    boolean|error c = boolean:fromString("true");
    boolean d = boolean:every(...[true, false]);
}
