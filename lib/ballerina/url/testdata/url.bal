import ballerina/io;
import ballerina/url;

public function main() returns error? {
    string e = check url:encode("a b&c=é*~", "UTF-8");
    io:println(e); // @output a%20b%26c%3D%C3%A9%2A~
    io:println(check url:decode(e, "UTF-8")); // @output a b&c=é*~
    io:println(check url:encode("é", "ISO-8859-1")); // @output %E9
    io:println(url:encode("x", "no charset") is url:Error); // @output true
}
