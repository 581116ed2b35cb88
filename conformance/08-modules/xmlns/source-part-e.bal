// A prefix of one source part is not known in another.

import app.ns;

public function main() {
    string a = p:name; // @error
    string b = ns:expanded();
}
