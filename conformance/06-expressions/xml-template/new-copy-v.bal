// Each evaluation makes a new value; interpolated elements are the same ones.

import ballerina/io;

public function main() {
    xml inner = xml `<i/>`;
    xml[] made = [];
    foreach int n in 0 ... 1 {
        made.push(xml `<p>${inner}</p>`);
    }
    io:println(made[0] === made[1], made[0] == made[1]); // @output falsetrue
}
