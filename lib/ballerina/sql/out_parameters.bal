# A parameter of a call that receives a value.
public type OutParameter object {

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error;
};

# A parameter of a call that takes a value into the procedure and receives one.
public class InOutParameter {
    Value 'in;

    # Makes a parameter.
    #
    # + 'in - Value into the procedure
    public isolated function init(Value 'in) {
        self.'in = 'in;
    }

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives rows.
public class CursorOutParameter {

    # Gives the rows that were received.
    #
    # + rowType - Record type of a row
    # + return - Rows
    public isolated function get(typedesc<record {}> rowType = <>) returns stream<rowType, Error?> = external;
}

# A parameter of a call that receives a value of SQL type CHAR.
public distinct class CharOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type CHAR.
public distinct class CharArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type VARCHAR.
public distinct class VarcharOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type VARCHAR.
public distinct class VarcharArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type NCHAR.
public distinct class NCharOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type NVARCHAR.
public distinct class NVarcharOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type NVARCHAR.
public distinct class NVarcharArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type BINARY.
public distinct class BinaryOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type BINARY.
public distinct class BinaryArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type VARBINARY.
public distinct class VarBinaryOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type VARBINARY.
public distinct class VarBinaryArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type TEXT.
public distinct class TextOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type BLOB.
public distinct class BlobOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type CLOB.
public distinct class ClobOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type NCLOB.
public distinct class NClobOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type DATE.
public distinct class DateOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type DATE.
public distinct class DateArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type TIME.
public distinct class TimeOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type TIME.
public distinct class TimeArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type TIME WITH TIME ZONE.
public distinct class TimeWithTimezoneOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type TIME WITH TIME ZONE.
public distinct class TimeWithTimezoneArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type DATETIME.
public distinct class DateTimeOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type DATETIME.
public distinct class DateTimeArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type TIMESTAMP.
public distinct class TimestampOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type TIMESTAMP.
public distinct class TimestampArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type TIMESTAMP WITH TIME ZONE.
public distinct class TimestampWithTimezoneOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type TIMESTAMP WITH TIME ZONE.
public distinct class TimestampWithTimezoneArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type ARRAY.
public distinct class ArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type ROW.
public distinct class RowOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type SMALLINT.
public distinct class SmallIntOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type SMALLINT.
public distinct class SmallIntArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type INTEGER.
public distinct class IntegerOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type BIGINT.
public distinct class BigIntOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type INTEGER.
public distinct class IntegerArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type BIGINT.
public distinct class BigIntArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type REAL.
public distinct class RealOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type REAL.
public distinct class RealArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type FLOAT.
public distinct class FloatOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type FLOAT.
public distinct class FloatArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type DOUBLE.
public distinct class DoubleOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type DOUBLE.
public distinct class DoubleArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type NUMERIC.
public distinct class NumericOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type NUMERIC.
public distinct class NumericArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type DECIMAL.
public distinct class DecimalOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type DECIMAL.
public distinct class DecimalArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type BIT.
public distinct class BitOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type BIT.
public distinct class BitArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type BOOLEAN.
public distinct class BooleanOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives an array of SQL type BOOLEAN.
public distinct class BooleanArrayOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type REF.
public distinct class RefOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type STRUCT.
public distinct class StructOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}

# A parameter of a call that receives a value of SQL type XML.
public distinct class XMLOutParameter {
    *OutParameter;

    # Gives the value that was received.
    #
    # + typeDesc - Type of the value
    # + return - The value, or an error when there is none or it is of another type
    public isolated function get(typedesc<anydata> typeDesc = <>) returns typeDesc|Error = external;
}
