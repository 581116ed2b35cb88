// A prefix of a module: the attribute's name is the value of a constant of it.

import ballerina/io;

public function main() returns error? {
    xml page = xml `<page xml:lang="en-GB" xml:space="preserve" lang="none"/>`;
    string language = check page.xml:lang;
    string? space = check page?.xml:space;
    string? base = check page?.xml:base;
    io:println(language, " ", space ?: "absent", " ", base ?: "absent"); // @output en-GB preserve absent
}
