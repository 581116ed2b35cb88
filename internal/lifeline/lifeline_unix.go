//go:build unix

package lifeline

import (
	"io"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"syscall"
)

// end is an end of a line: a socket, over which files can be passed.
type end struct{ conn *net.UnixConn }

// Start starts a command with a line to it.
func Start(cmd *exec.Cmd) (*Line, error) {
	syscall.ForkLock.RLock()
	fds, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err == nil {
		syscall.CloseOnExec(fds[0])
		syscall.CloseOnExec(fds[1])
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		return nil, os.NewSyscallError("socketpair", err)
	}
	far := os.NewFile(uintptr(fds[1]), "lifeline")
	defer far.Close()
	near, err := connOf(os.NewFile(uintptr(fds[0]), "lifeline"))
	if err != nil {
		return nil, err
	}
	cmd.ExtraFiles = append(cmd.ExtraFiles, far)
	cmd.Env = append(cmd.Env[:len(cmd.Env):len(cmd.Env)], variable+"="+strconv.Itoa(2+len(cmd.ExtraFiles)))
	if err := cmd.Start(); err != nil {
		near.conn.Close()
		return nil, err
	}
	return &Line{end: near}, nil
}

func connOf(f *os.File) (end, error) {
	defer f.Close() // the connection has its own
	c, err := net.FileConn(f)
	if err != nil {
		return end{}, err
	}
	u, ok := c.(*net.UnixConn)
	if !ok {
		c.Close()
		return end{}, syscall.ENOTSOCK
	}
	return end{u}, nil
}

func open(where string) (end, error) {
	fd, err := strconv.Atoi(where)
	if err != nil || fd < 3 {
		return end{}, syscall.EBADF
	}
	// What the program starts must not keep the line open.
	syscall.CloseOnExec(fd)
	return connOf(os.NewFile(uintptr(fd), "lifeline"))
}

func (e end) write(b []byte, files []*os.File) error {
	var rights []byte
	if len(files) > 0 {
		var fds []int
		for _, f := range files {
			// Fd would make the socket a blocking one, for all who have it.
			c, err := f.SyscallConn()
			if err != nil {
				return err
			}
			if err := c.Control(func(fd uintptr) { fds = append(fds, int(fd)) }); err != nil {
				return err
			}
		}
		defer runtime.KeepAlive(files)
		rights = syscall.UnixRights(fds...)
	}
	for {
		n, _, err := e.conn.WriteMsgUnix(b, rights, nil)
		if err != nil || n == len(b) {
			return err
		}
		b, rights = b[n:], nil
	}
}

func (e end) read(b []byte) (int, []*os.File, error) {
	oob := make([]byte, syscall.CmsgSpace(4*256))
	n, oobn, _, _, err := e.conn.ReadMsgUnix(b, oob)
	if err != nil {
		return 0, nil, err // n may be -1
	}
	var files []*os.File
	if msgs, err := syscall.ParseSocketControlMessage(oob[:oobn]); err == nil {
		for _, m := range msgs {
			fds, _ := syscall.ParseUnixRights(&m)
			for _, fd := range fds {
				files = append(files, os.NewFile(uintptr(fd), "passed on"))
			}
		}
	}
	if n == 0 {
		for _, f := range files {
			f.Close()
		}
		return 0, nil, io.EOF
	}
	return n, files, nil
}

func (e end) close() error { return e.conn.Close() }
