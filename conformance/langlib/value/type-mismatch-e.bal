// The result of a conversion has the type that is asked for, or is an error.

public function main() returns error? {
    json j = {a: 1};
    map<int> a = j.cloneWithType(); // @error
    map<int> b = check j.cloneWithType();
    int c = check j.ensureType(string); // @error
    json d = j.toJsonString().fromJsonString(); // @error
}
