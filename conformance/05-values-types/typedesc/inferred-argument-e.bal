// An inferred typedesc needs an expected type that fits.

public function main() returns error? {
    json j = {};
    var a = j.cloneWithType(); // @error
    var b = j.cloneWithType(int);
    int|error c = b;
}
