// The type expected of the call must suit the inferred typedesc parameter.

public function main() returns error? {
    anydata a = 1;
    error e = check a.cloneWithType(); // @error
    int n = check a.cloneWithType();
    check a.cloneWithType(); // @error
    _ = [e, n];
}
