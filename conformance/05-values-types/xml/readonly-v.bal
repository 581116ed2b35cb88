// Text is always immutable, elements only when made so.

import ballerina/io;

public function main() {
    any t = xml `text`;
    any e = xml `<a>t</a>`;
    io:println(t is readonly, e is readonly); // @output truefalse
    xml x = xml `<a x="1"><b/></a>`;
    xml & readonly r = x.cloneReadOnly();
    io:println(r.children().isReadOnly(), r.elements().isReadOnly()); // @output truetrue
    io:println(r === x, r == x); // @output falsetrue
}
