// A clone keeps what is immutable in the original: fields and values.

import ballerina/io;

type R record {|
    readonly int[] fixed;
    int[] loose;
|};

public function main() {
    R r = {fixed: [1], loose: [2]};
    R s = r.clone();
    s.loose.push(3);
    any f = s.fixed;
    io:println(r, s, f is readonly, r.fixed === s.fixed); // @output {"fixed":[1],"loose":[2]}{"fixed":[1],"loose":[2,3]}truetrue
}
