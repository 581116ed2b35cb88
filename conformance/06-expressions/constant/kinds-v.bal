// Templates, tests, conditions and constructors of constants are constant.

import ballerina/io;

const NAME = "Ann";
const GREETING = string `hi ${NAME}`;
const boolean LONG = NAME == "Ann" && !(1 > 2);
const int SIZE = LONG ? 3 : 4;
const int[] LIST = [SIZE, 2 * SIZE];
const xml NOTE = xml `<a>x</a>`;

public function main() {
    io:println(GREETING, LONG, SIZE, LIST); // @output hi Anntrue3[3,6]
    any list = LIST;
    any note = NOTE;
    io:println(list is readonly, note is readonly); // @output truetrue
}
