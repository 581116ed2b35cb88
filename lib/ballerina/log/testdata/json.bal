import ballerina/file;
import ballerina/io;
import ballerina/log;

public function main() returns error? {
    string dir = check file:createTempDir();
    string path = dir + "/app.log";
    log:Logger logger = check log:fromConfig(format = log:JSON_FORMAT, level = log:DEBUG,
            keyValues = {"env": "prod"}, destinations = [{path}]);
    logger.printDebug("first", n = 1, s = "two");
    logger.printInfo("sec\"ond");
    string[] lines = check io:fileReadLines(path);
    io:println(lines.length()); // @output 2
    json first = check lines[0].fromJsonString();
    io:println(check first.level, " ", check first.env, " ", check first.n, " ", check first.s); // @output DEBUG prod 1 two
    json second = check lines[1].fromJsonString();
    io:println(check second.message); // @output sec"ond
    check file:remove(dir, file:RECURSIVE);
    log:Logger|log:Error bad = log:fromConfig(destinations = [{path: "x.txt"}]);
    io:println(bad is log:Error); // @output true
}
