// Text and the empty value are immutable; elements need not be.

import ballerina/io;

public function main() {
    any text = xml `abc`;
    any empty = xml ``;
    any element = xml `<a/>`;
    any mixed = xml `abc<a/>`;
    io:println(text is readonly, " ", empty is readonly, " ", element is readonly, " ", mixed is readonly); // @output true true false false
    xml x = xml `<a><b/></a>`;
    xml & readonly fixed = x.cloneReadOnly();
    any child = fixed.children();
    io:println(child is readonly); // @output true
}
