// Attributes are read from xml only, and not assigned to.

public function main() returns error? {
    string s = "x";
    string a = check s.length; // @error
    xml x = xml `<a k="v"/>`;
    string b = check x.k;
    x.k = "w"; // @error
}
