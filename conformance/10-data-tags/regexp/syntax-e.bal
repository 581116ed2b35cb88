// A template that is no regular expression is a compile-time error.

import ballerina/lang.regexp;

public function main() {
    regexp:RegExp a = re `(`; // @error
    regexp:RegExp b = re `a**`; // @error
    regexp:RegExp c = re `[z-a]`; // @error
    regexp:RegExp d = re `\q`; // @error
    regexp:RegExp e = re `a{2,1}`; // @error
    regexp:RegExp f = re `)`; // @error
    regexp:RegExp g = re `x{`; // @error
}
