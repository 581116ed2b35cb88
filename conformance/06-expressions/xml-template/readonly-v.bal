// Where an immutable value is expected the template makes one.

import ballerina/io;

public function main() {
    xml part = xml `<part/>`;
    xml & readonly whole = xml `<whole id="${1}">${part}</whole>`;
    io:println(whole.isReadOnly(), part.isReadOnly()); // @output truefalse
    io:println(whole); // @output <whole id="1"><part/></whole>
}
