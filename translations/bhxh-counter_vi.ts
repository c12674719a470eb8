<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>AlreadyOpen</name>
    <message>
        <source>BHXH counter</source>
        <translation>Quầy BHXH</translation>
    </message>
    <message>
        <source>This desk is open already. Go on in its window.</source>
        <translation>Quầy này đang mở. Hãy làm việc tiếp trong cửa sổ đó.</translation>
    </message>
</context>
<context>
    <name>FailureText</name>
    <message>
        <source>No number has been entered.</source>
        <translation>Chưa nhập số.</translation>
    </message>
    <message>
        <source>Type a number or scan a card.</source>
        <translation>Nhập số hoặc quét mã trên thẻ.</translation>
    </message>
    <message>
        <source>The number holds a character that doesn&apos;t belong in it.</source>
        <translation>Số vừa nhập có ký tự không hợp lệ.</translation>
    </message>
    <message>
        <source>Delete it: a number is digits only, a health-insurance card starts with two letters.</source>
        <translation>Xóa ký tự này: số chỉ gồm chữ số, riêng thẻ BHYT bắt đầu bằng hai chữ cái.</translation>
    </message>
    <message>
        <source>The number holds the character “%1”.</source>
        <extracomment>%1 is one character</extracomment>
        <translation>Số vừa nhập có ký tự “%1”.</translation>
    </message>
    <message>
        <source>A number of this length can&apos;t be used here.</source>
        <translation>Số có độ dài này không dùng được ở đây.</translation>
    </message>
    <message>
        <source>Check it: a social-insurance number has 10 digits, a personal ID 12, an old ID card 9; a health-insurance card has 15 characters.</source>
        <translation>Kiểm tra lại: mã số BHXH có 10 chữ số, số định danh cá nhân 12, CMND 9; thẻ BHYT có 15 ký tự.</translation>
    </message>
    <message>
        <source>A number of %1 characters can&apos;t be used here.</source>
        <extracomment>%1 is how many characters the number has</extracomment>
        <translation>Số gồm %1 ký tự không dùng được ở đây.</translation>
    </message>
    <message>
        <source>The name is too short to search by.</source>
        <translation>Họ tên quá ngắn để tra cứu.</translation>
    </message>
    <message>
        <source>Enter the full name, at least two letters.</source>
        <translation>Nhập đầy đủ họ và tên, ít nhất hai chữ cái.</translation>
    </message>
    <message>
        <source>The name is longer than 100 characters.</source>
        <translation>Họ tên dài quá 100 ký tự.</translation>
    </message>
    <message>
        <source>Enter the full name only, without address or remarks.</source>
        <translation>Chỉ nhập họ và tên, không kèm địa chỉ hay ghi chú.</translation>
    </message>
    <message>
        <source>The name holds a character that doesn&apos;t belong in a name.</source>
        <translation>Họ tên có ký tự không hợp lệ.</translation>
    </message>
    <message>
        <source>Delete it; the birth date or birth year goes after the name.</source>
        <translation>Xóa ký tự này; ngày sinh hoặc năm sinh nhập sau họ tên.</translation>
    </message>
    <message>
        <source>The name holds the character “%1”.</source>
        <extracomment>%1 is one character</extracomment>
        <translation>Họ tên có ký tự “%1”.</translation>
    </message>
    <message>
        <source>The birth date can&apos;t be read.</source>
        <translation>Không đọc được ngày sinh.</translation>
    </message>
    <message>
        <source>Enter it like 02/01/1990, 01/1990 or 1990.</source>
        <translation>Nhập theo dạng 02/01/1990, 01/1990 hoặc 1990.</translation>
    </message>
    <message>
        <source>There is no such birth date.</source>
        <translation>Không thể có ngày sinh này.</translation>
    </message>
    <message>
        <source>Compare day, month and year with the document.</source>
        <translation>Đối chiếu ngày, tháng, năm với giấy tờ.</translation>
    </message>
    <message>
        <source>No e-mail address has been entered.</source>
        <translation>Chưa nhập địa chỉ email.</translation>
    </message>
    <message>
        <source>This is not an e-mail address yet.</source>
        <translation>Nội dung này chưa phải là địa chỉ email.</translation>
    </message>
    <message>
        <source>Enter exactly one address, with one @ sign.</source>
        <translation>Nhập đúng một địa chỉ, có một dấu @.</translation>
    </message>
    <message>
        <source>The e-mail address holds a letter with marks.</source>
        <translation>Địa chỉ email có chữ cái mang dấu.</translation>
    </message>
    <message>
        <source>Switch the Vietnamese input method off and type this part again without marks.</source>
        <translation>Tắt bộ gõ tiếng Việt rồi nhập lại phần này không dấu.</translation>
    </message>
    <message>
        <source>The e-mail address holds the character “%1”.</source>
        <extracomment>%1 is one character</extracomment>
        <translation>Địa chỉ email có ký tự “%1”.</translation>
    </message>
    <message>
        <source>There is a blank inside the e-mail address.</source>
        <translation>Địa chỉ email có dấu cách ở giữa.</translation>
    </message>
    <message>
        <source>Delete the blank.</source>
        <translation>Xóa dấu cách.</translation>
    </message>
    <message>
        <source>The part before the @ sign isn&apos;t valid.</source>
        <translation>Phần trước dấu @ không hợp lệ.</translation>
    </message>
    <message>
        <source>Look for two dots in a row, a dot at either end, or a sign that isn&apos;t allowed.</source>
        <translation>Kiểm tra xem có hai dấu chấm liền nhau, dấu chấm ở đầu hoặc cuối, hay ký tự không được phép.</translation>
    </message>
    <message>
        <source>The part after the @ sign isn&apos;t valid.</source>
        <translation>Phần sau dấu @ không hợp lệ.</translation>
    </message>
    <message>
        <source>Check the part after the @ sign, for example gmail.com.</source>
        <translation>Kiểm tra lại phần sau dấu @, ví dụ gmail.com.</translation>
    </message>
    <message>
        <source>The domain “%1” isn&apos;t valid.</source>
        <extracomment>%1 is the domain of an e-mail address, as typed</extracomment>
        <translation>Tên miền “%1” không hợp lệ.</translation>
    </message>
    <message>
        <source>The e-mail address is too long.</source>
        <translation>Địa chỉ email quá dài.</translation>
    </message>
    <message>
        <source>The code isn&apos;t complete, or holds something other than digits.</source>
        <translation>Mã xác thực chưa đủ hoặc có ký tự không phải chữ số.</translation>
    </message>
    <message>
        <source>The date of the form lies in the future.</source>
        <translation>Ngày trên tờ khai ở sau ngày hôm nay.</translation>
    </message>
    <message>
        <source>Enter the date that stands on the signed form.</source>
        <translation>Nhập đúng ngày ghi trên tờ khai đã ký.</translation>
    </message>
    <message>
        <source>The number of the form is longer than 40 characters.</source>
        <translation>Số tờ khai dài quá 40 ký tự.</translation>
    </message>
    <message>
        <source>Enter the number of the form only.</source>
        <translation>Chỉ nhập số của tờ khai.</translation>
    </message>
    <message>
        <source>This isn&apos;t the ending of a document number.</source>
        <translation>Nội dung này không phải các ký tự cuối của số giấy tờ.</translation>
    </message>
    <message>
        <source>Enter the last 3 or 4 characters, or leave it empty.</source>
        <translation>Nhập 3 hoặc 4 ký tự cuối, hoặc để trống.</translation>
    </message>
    <message>
        <source>The note is longer than 500 characters.</source>
        <translation>Ghi chú dài quá 500 ký tự.</translation>
    </message>
    <message>
        <source>Shorten the note.</source>
        <translation>Rút gọn ghi chú.</translation>
    </message>
    <message>
        <source>The reason is too short.</source>
        <translation>Lý do quá ngắn.</translation>
    </message>
    <message>
        <source>Give a reason of at least 5 characters.</source>
        <translation>Nêu lý do, ít nhất 5 ký tự.</translation>
    </message>
    <message>
        <source>The case number is longer than 40 characters.</source>
        <translation>Mã hồ sơ dài quá 40 ký tự.</translation>
    </message>
    <message>
        <source>Enter the case number only.</source>
        <translation>Chỉ nhập mã hồ sơ.</translation>
    </message>
    <message>
        <source>The record can&apos;t be opened: its identifier isn&apos;t valid.</source>
        <translation>Không mở được bản ghi vì mã nhận dạng không hợp lệ.</translation>
    </message>
    <message>
        <source>Look it up again; if this comes back, call the help desk.</source>
        <translation>Tra cứu lại; nếu vẫn gặp, báo bộ phận hỗ trợ.</translation>
    </message>
    <message>
        <source>There is no connection to the central system.</source>
        <translation>Không kết nối được với hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>Check the network, then try again.</source>
        <translation>Kiểm tra mạng rồi thử lại.</translation>
    </message>
    <message>
        <source>The address of the central system can&apos;t be found.</source>
        <translation>Không tìm thấy địa chỉ của hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>Check the network; if other pages open, tell the administrator.</source>
        <translation>Kiểm tra mạng; nếu vẫn mở được trang khác, báo quản trị viên.</translation>
    </message>
    <message>
        <source>The proxy of the network refused the connection.</source>
        <translation>Máy chủ proxy của mạng từ chối kết nối.</translation>
    </message>
    <message>
        <source>Ask the administrator to check the proxy.</source>
        <translation>Đề nghị quản trị viên kiểm tra proxy.</translation>
    </message>
    <message>
        <source>The identity of the central system can&apos;t be confirmed, so nothing was sent.</source>
        <translation>Không xác nhận được hệ thống trung tâm là thật nên chưa gửi gì.</translation>
    </message>
    <message>
        <source>Stop here and tell the administrator at once.</source>
        <translation>Dừng lại và báo ngay quản trị viên.</translation>
    </message>
    <message>
        <source>The central system didn&apos;t answer in time.</source>
        <translation>Hệ thống trung tâm không trả lời kịp.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Thử lại.</translation>
    </message>
    <message>
        <source>The connection was led to another address and was therefore stopped.</source>
        <translation>Kết nối bị chuyển sang địa chỉ khác nên đã được dừng lại.</translation>
    </message>
    <message>
        <source>If the network has a sign-in page, sign in there; otherwise tell the administrator.</source>
        <translation>Nếu mạng có trang đăng nhập riêng, đăng nhập ở đó trước; nếu không, báo quản trị viên.</translation>
    </message>
    <message>
        <source>The reply was larger than allowed and was dropped.</source>
        <translation>Dữ liệu trả về lớn hơn mức cho phép nên đã bị bỏ.</translation>
    </message>
    <message>
        <source>Narrow the look-up; if this comes back, call the help desk.</source>
        <translation>Thu hẹp nội dung tra cứu; nếu vẫn gặp, báo bộ phận hỗ trợ.</translation>
    </message>
    <message>
        <source>The reply of the central system can&apos;t be read.</source>
        <translation>Không đọc được câu trả lời của hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>Try again; if this comes back, call the help desk.</source>
        <translation>Thử lại; nếu vẫn gặp, báo bộ phận hỗ trợ.</translation>
    </message>
    <message>
        <source>The central system isn&apos;t available at the moment.</source>
        <translation>Hệ thống trung tâm tạm thời không phục vụ.</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>Thử lại sau ít phút.</translation>
    </message>
    <message>
        <source>Try again in %1.</source>
        <extracomment>%1 is a waiting time such as &quot;38 seconds&quot;</extracomment>
        <translation>Thử lại sau %1.</translation>
    </message>
    <message>
        <source>It isn&apos;t known yet whether this was done.</source>
        <translation>Chưa biết đã thực hiện hay chưa.</translation>
    </message>
    <message>
        <source>Don&apos;t do it again: the program is asking the central system for the result.</source>
        <translation>Không làm lại: chương trình đang hỏi hệ thống trung tâm về kết quả.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Thao tác đã được hủy.</translation>
    </message>
    <message>
        <source>Start again when it is needed.</source>
        <translation>Thực hiện lại khi cần.</translation>
    </message>
    <message>
        <source>This desk has no address of the central system.</source>
        <translation>Máy này chưa có địa chỉ của hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>Ask the administrator to enter it in the settings.</source>
        <translation>Đề nghị quản trị viên nhập địa chỉ trong phần cài đặt.</translation>
    </message>
    <message>
        <source>The sign-in has ended.</source>
        <translation>Phiên đăng nhập đã kết thúc.</translation>
    </message>
    <message>
        <source>Sign in again to go on.</source>
        <translation>Đăng nhập lại để tiếp tục.</translation>
    </message>
    <message>
        <source>The sign-in was refused.</source>
        <translation>Đăng nhập bị từ chối.</translation>
    </message>
    <message>
        <source>Check that it is the right account; otherwise tell the administrator.</source>
        <translation>Kiểm tra lại tài khoản; nếu đúng mà vẫn gặp, báo quản trị viên.</translation>
    </message>
    <message>
        <source>The sign-in wasn&apos;t finished in time.</source>
        <translation>Đã quá thời gian đăng nhập.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Đăng nhập lại.</translation>
    </message>
    <message>
        <source>The sign-in was cancelled.</source>
        <translation>Đã hủy đăng nhập.</translation>
    </message>
    <message>
        <source>Sign in again when ready.</source>
        <translation>Đăng nhập lại khi sẵn sàng.</translation>
    </message>
    <message>
        <source>The sign-in couldn&apos;t be confirmed and doesn&apos;t count.</source>
        <translation>Không xác nhận được lần đăng nhập này nên không sử dụng.</translation>
    </message>
    <message>
        <source>Close the browser tab and sign in again; if this comes back, call the help desk.</source>
        <translation>Đóng thẻ trình duyệt rồi đăng nhập lại; nếu vẫn gặp, báo bộ phận hỗ trợ.</translation>
    </message>
    <message>
        <source>The reply of the sign-in service can&apos;t be read.</source>
        <translation>Không đọc được câu trả lời của dịch vụ đăng nhập.</translation>
    </message>
    <message>
        <source>Try again; if this comes back, tell the administrator.</source>
        <translation>Thử lại; nếu vẫn gặp, báo quản trị viên.</translation>
    </message>
    <message>
        <source>This computer can&apos;t receive the result from the browser.</source>
        <translation>Máy này không nhận được kết quả từ trình duyệt.</translation>
    </message>
    <message>
        <source>Ask the administrator to check the firewall of this computer.</source>
        <translation>Đề nghị quản trị viên kiểm tra tường lửa của máy này.</translation>
    </message>
    <message>
        <source>The browser couldn&apos;t be opened.</source>
        <translation>Không mở được trình duyệt.</translation>
    </message>
    <message>
        <source>Copy the sign-in link and open it in a browser of this computer.</source>
        <translation>Sao chép liên kết đăng nhập và mở bằng trình duyệt trên máy này.</translation>
    </message>
    <message>
        <source>This step takes a fresh sign-in.</source>
        <translation>Bước này cần đăng nhập lại để xác nhận.</translation>
    </message>
    <message>
        <source>Sign in again in the browser to confirm; what was entered is kept.</source>
        <translation>Đăng nhập lại trên trình duyệt; nội dung đã nhập vẫn được giữ.</translation>
    </message>
    <message>
        <source>Somebody else&apos;s account signed in in the browser.</source>
        <translation>Trình duyệt đã đăng nhập bằng tài khoản của người khác.</translation>
    </message>
    <message>
        <source>Sign out there, then sign in with the account that is used at this desk.</source>
        <translation>Đăng xuất ở đó, rồi đăng nhập bằng tài khoản đang dùng tại quầy này.</translation>
    </message>
    <message>
        <source>This account isn&apos;t allowed to do this.</source>
        <translation>Tài khoản này không có quyền thực hiện việc này.</translation>
    </message>
    <message>
        <source>Hand it over to somebody who is, or tell the administrator.</source>
        <translation>Chuyển cho người có thẩm quyền hoặc báo quản trị viên.</translation>
    </message>
    <message>
        <source>Whoever had a part in this request can&apos;t decide on it.</source>
        <translation>Người đã tham gia xử lý yêu cầu này không được quyết định.</translation>
    </message>
    <message>
        <source>The central system doesn&apos;t hold this, or not for this office.</source>
        <translation>Không tìm thấy trên hệ thống trung tâm, hoặc không thuộc cơ quan BHXH này.</translation>
    </message>
    <message>
        <source>Look it up again.</source>
        <translation>Tra cứu lại.</translation>
    </message>
    <message>
        <source>Somebody else changed this record in the meantime.</source>
        <translation>Người khác vừa thay đổi thông tin này.</translation>
    </message>
    <message>
        <source>Compare with the new data, then go on; what was entered is kept.</source>
        <translation>Đối chiếu với dữ liệu mới rồi tiếp tục; nội dung đã nhập vẫn được giữ.</translation>
    </message>
    <message>
        <source>Go on with that one: nothing more was sent.</source>
        <translation>Tiếp tục yêu cầu đó; không có gì được gửi thêm.</translation>
    </message>
    <message>
        <source>This was settled before.</source>
        <translation>Việc này đã được xử lý xong trước đó.</translation>
    </message>
    <message>
        <source>Look at the present result.</source>
        <translation>Xem kết quả hiện tại.</translation>
    </message>
    <message>
        <source>Wait until it is confirmed, or reject the request.</source>
        <translation>Chờ xác nhận, hoặc từ chối yêu cầu.</translation>
    </message>
    <message>
        <source>This address is registered and verified already.</source>
        <translation>Địa chỉ này đã được đăng ký và xác minh.</translation>
    </message>
    <message>
        <source>Nothing needs to be changed.</source>
        <translation>Không cần thay đổi.</translation>
    </message>
    <message>
        <source>This address can&apos;t receive mail.</source>
        <translation>Địa chỉ này không nhận được thư.</translation>
    </message>
    <message>
        <source>Add an address first.</source>
        <translation>Thêm mới địa chỉ email trước.</translation>
    </message>
    <message>
        <source>Explain how to register an account or to sign in with VNeID.</source>
        <translation>Hướng dẫn đăng ký tài khoản hoặc đăng nhập bằng VNeID.</translation>
    </message>
    <message>
        <source>A new password doesn&apos;t unlock it: have the account unlocked first.</source>
        <translation>Mật khẩu mới không mở khóa được tài khoản; cần đề nghị mở khóa trước.</translation>
    </message>
    <message>
        <source>This account signs in with VNeID only and has no password.</source>
        <translation>Tài khoản này chỉ đăng nhập bằng VNeID, không có mật khẩu.</translation>
    </message>
    <message>
        <source>Explain how to sign in with VNeID.</source>
        <translation>Hướng dẫn đăng nhập bằng VNeID.</translation>
    </message>
    <message>
        <source>A new password can&apos;t be issued yet.</source>
        <translation>Chưa cấp lại mật khẩu được.</translation>
    </message>
    <message>
        <source>A new password can&apos;t be issued before %1.</source>
        <extracomment>%1 is a date and time, &quot;24/11 08:15&quot;</extracomment>
        <translation>Chưa cấp lại mật khẩu được trước %1.</translation>
    </message>
    <message>
        <source>The one-time code is wrong.</source>
        <translation>Mã xác thực không đúng.</translation>
    </message>
    <message>
        <source>The one-time code has expired.</source>
        <translation>Mã xác thực đã hết hạn.</translation>
    </message>
    <message>
        <source>Send a new code.</source>
        <translation>Gửi mã mới.</translation>
    </message>
    <message>
        <source>The code was entered wrongly too often and is locked.</source>
        <translation>Mã xác thực đã bị khóa do nhập sai quá nhiều lần.</translation>
    </message>
    <message>
        <source>Send a new code where that is offered; otherwise start again after the waiting time.</source>
        <translation>Gửi mã mới nếu còn được phép; nếu không, bắt đầu lại sau thời gian chờ.</translation>
    </message>
    <message>
        <source>Too many requests were sent in a short time.</source>
        <translation>Đã gửi quá nhiều yêu cầu trong thời gian ngắn.</translation>
    </message>
    <message>
        <source>Wait a little, then try again.</source>
        <translation>Chờ ít phút rồi thử lại.</translation>
    </message>
    <message>
        <source>The list changed while it was being loaded.</source>
        <translation>Danh sách đã thay đổi trong khi tải.</translation>
    </message>
    <message>
        <source>Load it again from the start.</source>
        <translation>Tải lại từ đầu.</translation>
    </message>
    <message>
        <source>The same request is still being worked on.</source>
        <translation>Yêu cầu này vẫn đang được xử lý.</translation>
    </message>
    <message>
        <source>Don&apos;t do it again: the result will come by itself.</source>
        <translation>Không làm lại: kết quả sẽ tự hiển thị.</translation>
    </message>
    <message>
        <source>The central system didn&apos;t accept what was entered.</source>
        <translation>Hệ thống trung tâm không chấp nhận nội dung đã nhập.</translation>
    </message>
    <message>
        <source>Check what was entered; if it is right, call the help desk.</source>
        <translation>Kiểm tra lại nội dung; nếu đúng mà vẫn gặp, báo bộ phận hỗ trợ.</translation>
    </message>
    <message>
        <source>The central system didn&apos;t accept what was entered (%1).</source>
        <extracomment>%1 is the technical name of a field</extracomment>
        <translation>Hệ thống trung tâm không chấp nhận nội dung đã nhập (%1).</translation>
    </message>
    <message>
        <source>The program and the central system don&apos;t fit together.</source>
        <translation>Chương trình và hệ thống trung tâm không khớp phiên bản.</translation>
    </message>
    <message>
        <source>Call the help desk; the program may need an update.</source>
        <translation>Báo bộ phận hỗ trợ; có thể cần cập nhật chương trình.</translation>
    </message>
    <message>
        <source>The central system refused for a reason that this version doesn&apos;t know.</source>
        <translation>Hệ thống trung tâm từ chối vì lý do mà phiên bản này chưa biết.</translation>
    </message>
    <message>
        <source>Go on with that one, or wait until it is decided.</source>
        <translation>Tiếp tục yêu cầu đó, hoặc chờ quyết định.</translation>
    </message>
    <message>
        <source>Go on with that one: no further code was sent.</source>
        <translation>Tiếp tục lần đang thực hiện; không gửi thêm mã.</translation>
    </message>
    <message>
        <source>Mail to the registered address comes back.</source>
        <translation>Thư gửi đến địa chỉ đã đăng ký bị trả lại.</translation>
    </message>
    <message>
        <source>Correct the address first.</source>
        <translation>Sửa địa chỉ email trước.</translation>
    </message>
    <message>
        <source>The code isn&apos;t complete.</source>
        <translation>Mã chưa đủ chữ số.</translation>
    </message>
    <message>
        <source>Please enter all digits of the code.</source>
        <extracomment>to the citizen: &quot;ông/bà&quot;</extracomment>
        <translation>Mời ông/bà nhập đủ các chữ số của mã.</translation>
    </message>
    <message>
        <source>The code is wrong.</source>
        <translation>Mã chưa đúng.</translation>
    </message>
    <message>
        <source>Please look at the newest e-mail and enter the code again.</source>
        <extracomment>to the citizen: &quot;ông/bà&quot;</extracomment>
        <translation>Mời ông/bà xem thư mới nhất và nhập lại mã.</translation>
    </message>
    <message>
        <source>The code has expired.</source>
        <translation>Mã đã hết hạn.</translation>
    </message>
    <message>
        <source>Please wait: staff will send you a new code.</source>
        <extracomment>to the citizen: &quot;ông/bà&quot;</extracomment>
        <translation>Mời ông/bà chờ cán bộ gửi mã mới.</translation>
    </message>
    <message>
        <source>The code was entered wrongly too often.</source>
        <translation>Mã đã bị nhập sai quá nhiều lần.</translation>
    </message>
    <message>
        <source>Please ask the staff at the counter.</source>
        <extracomment>to the citizen: &quot;ông/bà&quot;</extracomment>
        <translation>Mời ông/bà hỏi cán bộ tại quầy.</translation>
    </message>
    <message>
        <source>The result isn&apos;t known yet.</source>
        <translation>Chưa có kết quả.</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <extracomment>to the citizen: &quot;ông/bà&quot;</extracomment>
        <translation>Mời ông/bà chờ trong giây lát.</translation>
    </message>
    <message>
        <source>This can&apos;t be done at the moment.</source>
        <translation>Hiện chưa thực hiện được.</translation>
    </message>
    <message>
        <source>Please wait: the staff at the counter will help you.</source>
        <extracomment>to the citizen: &quot;ông/bà&quot;</extracomment>
        <translation>Mời ông/bà chờ, cán bộ tại quầy sẽ hỗ trợ.</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) left.</source>
        <extracomment>how often a one-time code or a PIN may still be entered</extracomment>
        <translation>
            <numerusform>Còn %n lần nhập.</numerusform>
        </translation>
    </message>
    <message>
        <source>Code %1</source>
        <extracomment>%1 is the number of a failure, which a person reads out to the help desk</extracomment>
        <translation>Mã %1</translation>
    </message>
    <message>
        <source>The one-time code has %1 digits.</source>
        <extracomment>%1 is how many digits a one-time code has</extracomment>
        <translation>Mã xác thực gồm %1 chữ số.</translation>
    </message>
    <message>
        <source>The code has %1 digits.</source>
        <extracomment>%1 is how many digits a one-time code has</extracomment>
        <translation>Mã gồm %1 chữ số.</translation>
    </message>
    <message>
        <source>Enter the citizen&apos;s e-mail address.</source>
        <translation>Nhập địa chỉ email của người tham gia.</translation>
    </message>
    <message>
        <source>Compare it with the citizen, letter by letter.</source>
        <translation>Đối chiếu lại từng ký tự với người tham gia.</translation>
    </message>
    <message>
        <source>The citizen enters all digits of the code once more.</source>
        <translation>Mời người tham gia nhập lại đủ các chữ số của mã.</translation>
    </message>
    <message>
        <source>Ask another supervisor.</source>
        <translation>Đề nghị người phê duyệt khác quyết định.</translation>
    </message>
    <message>
        <source>There is an open request for this citizen already.</source>
        <translation>Người tham gia này đã có yêu cầu đang xử lý.</translation>
    </message>
    <message>
        <source>The citizen hasn&apos;t confirmed the new address yet.</source>
        <translation>Người tham gia chưa xác nhận địa chỉ mới.</translation>
    </message>
    <message>
        <source>Compare the address with the citizen and enter it again.</source>
        <translation>Đối chiếu với người tham gia rồi nhập lại địa chỉ.</translation>
    </message>
    <message>
        <source>No e-mail address is registered for this citizen.</source>
        <translation>Người tham gia chưa đăng ký địa chỉ email.</translation>
    </message>
    <message>
        <source>The citizen has no active e-transaction account.</source>
        <translation>Người tham gia chưa có tài khoản giao dịch điện tử đang hoạt động.</translation>
    </message>
    <message>
        <source>The citizen&apos;s account is locked.</source>
        <translation>Tài khoản của người tham gia đang bị khóa.</translation>
    </message>
    <message>
        <source>Make an appointment for later; a hold after a change of address can be lifted by a supervisor who had no part in it.</source>
        <translation>Hẹn người tham gia quay lại sau; nếu tạm dừng do mới đổi email, người phê duyệt không tham gia thay đổi đó có thể gỡ.</translation>
    </message>
    <message>
        <source>The citizen enters the code of the newest e-mail.</source>
        <translation>Mời người tham gia nhập mã trong thư mới nhất.</translation>
    </message>
    <message>
        <source>A change of the e-mail address is open for this citizen already.</source>
        <translation>Người tham gia này đã có yêu cầu sửa email đang xử lý.</translation>
    </message>
    <message>
        <source>A new password is being issued to this citizen already.</source>
        <translation>Việc cấp lại mật khẩu cho người tham gia này đang được thực hiện.</translation>
    </message>
    <message>
        <source>The keychain of this computer is locked.</source>
        <translation>Kho khóa của máy này đang khóa.</translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation>Mở khóa kho khóa rồi thử lại.</translation>
    </message>
    <message>
        <source>The keychain can&apos;t be reached, because the computer&apos;s session isn&apos;t complete.</source>
        <translation>Không liên lạc được với kho khóa vì phiên làm việc của máy không đầy đủ.</translation>
    </message>
    <message>
        <source>Sign out of the computer and in again; if this comes back, tell the administrator.</source>
        <translation>Đăng xuất khỏi máy rồi đăng nhập lại; nếu vẫn gặp, báo quản trị viên.</translation>
    </message>
    <message>
        <source>No program on this computer keeps keys.</source>
        <translation>Máy này không có chương trình nào giữ khóa.</translation>
    </message>
    <message>
        <source>Ask the administrator to install a keychain, such as GNOME Keyring.</source>
        <translation>Đề nghị quản trị viên cài kho khóa, ví dụ GNOME Keyring.</translation>
    </message>
    <message>
        <source>This computer has no keychain for this account yet.</source>
        <translation>Tài khoản này trên máy chưa có kho khóa.</translation>
    </message>
    <message>
        <source>Sign out of the computer and in again, so that one is made; if this comes back, tell the administrator.</source>
        <translation>Đăng xuất khỏi máy rồi đăng nhập lại để kho khóa được tạo; nếu vẫn gặp, báo quản trị viên.</translation>
    </message>
    <message>
        <source>A key couldn&apos;t be erased from the keychain.</source>
        <translation>Không xóa được một khóa trong kho khóa.</translation>
    </message>
    <message>
        <source>Access to the keychain was refused in its window.</source>
        <translation>Quyền dùng kho khóa đã bị từ chối trong cửa sổ hỏi.</translation>
    </message>
    <message>
        <source>Try again and allow the access.</source>
        <translation>Thử lại và cho phép.</translation>
    </message>
    <message>
        <source>The keychain refused access.</source>
        <translation>Kho khóa từ chối quyền truy cập.</translation>
    </message>
    <message>
        <source>Tell the administrator.</source>
        <translation>Báo quản trị viên.</translation>
    </message>
    <message>
        <source>The keychain of this computer isn&apos;t running.</source>
        <translation>Kho khóa của máy này không chạy.</translation>
    </message>
    <message>
        <source>The keychain of this computer can&apos;t do what is needed.</source>
        <translation>Kho khóa của máy này không làm được việc cần thiết.</translation>
    </message>
    <message>
        <source>The keychain failed and doesn&apos;t say why.</source>
        <translation>Kho khóa gặp lỗi và không nêu lý do.</translation>
    </message>
    <message>
        <source>Try again; if this comes back, sign out of the computer and in again.</source>
        <translation>Thử lại; nếu vẫn gặp, đăng xuất khỏi máy rồi đăng nhập lại.</translation>
    </message>
    <message>
        <source>The keychain didn&apos;t answer in time.</source>
        <translation>Kho khóa không trả lời kịp.</translation>
    </message>
    <message>
        <source>Look for a window that asks for its password and answer it, then try again.</source>
        <translation>Tìm cửa sổ đang hỏi mật khẩu kho khóa và trả lời, rồi thử lại.</translation>
    </message>
    <message>
        <source>Waiting for the keychain was cancelled.</source>
        <translation>Đã hủy việc chờ kho khóa.</translation>
    </message>
    <message>
        <source>Start again when the keychain can be unlocked.</source>
        <translation>Bắt đầu lại khi mở được kho khóa.</translation>
    </message>
    <message>
        <source>The keychain doesn&apos;t give back what was put into it.</source>
        <translation>Kho khóa không trả lại đúng những gì đã cất vào.</translation>
    </message>
    <message>
        <source>Tell the administrator; nothing is saved on this computer until then.</source>
        <translation>Báo quản trị viên; cho đến lúc đó không có gì được lưu trên máy này.</translation>
    </message>
    <message>
        <source>A value is too long for the keychain.</source>
        <translation>Giá trị quá dài so với kho khóa.</translation>
    </message>
    <message>
        <source>Call the help desk.</source>
        <translation>Gọi bộ phận hỗ trợ.</translation>
    </message>
    <message>
        <source>Saved data can&apos;t be opened: it has been changed, or belongs to another computer or member.</source>
        <translation>Không mở được dữ liệu đã lưu: dữ liệu đã bị thay đổi, hoặc thuộc về máy hay người khác.</translation>
    </message>
    <message>
        <source>Sign in again, so that it is fetched anew; if this comes back, call the help desk.</source>
        <translation>Đăng nhập lại để tải lại dữ liệu; nếu vẫn gặp, gọi bộ phận hỗ trợ.</translation>
    </message>
    <message>
        <source>A file of this program on this computer is damaged.</source>
        <translation>Một tệp của chương trình trên máy này bị hỏng.</translation>
    </message>
    <message>
        <source>Call the help desk if the draft in it is still needed.</source>
        <translation>Gọi bộ phận hỗ trợ nếu còn cần bản nháp trong tệp.</translation>
    </message>
    <message>
        <source>A file of this program was sealed with another key.</source>
        <translation>Một tệp của chương trình được niêm phong bằng khóa khác.</translation>
    </message>
    <message>
        <source>Sign in as the member whose file it is; otherwise it is made anew.</source>
        <translation>Đăng nhập bằng tài khoản của chủ tệp; nếu không, tệp sẽ được tạo lại.</translation>
    </message>
    <message>
        <source>A file can&apos;t be saved or removed on this computer.</source>
        <translation>Không lưu hoặc không xóa được tệp trên máy này.</translation>
    </message>
    <message>
        <source>Tell the administrator; what was saved before is still there.</source>
        <translation>Báo quản trị viên; bản đã lưu trước đó vẫn còn.</translation>
    </message>
    <message>
        <source>The disk of this computer is full, so nothing was saved.</source>
        <translation>Ổ đĩa của máy đã đầy nên chưa lưu được gì.</translation>
    </message>
    <message>
        <source>Free some space, then try again; what was saved before is still there.</source>
        <translation>Giải phóng dung lượng rồi thử lại; bản đã lưu trước đó vẫn còn.</translation>
    </message>
    <message>
        <source>A file of this program can&apos;t be read on this computer.</source>
        <translation>Không đọc được một tệp của chương trình trên máy này.</translation>
    </message>
    <message>
        <source>The PIN holds something that isn&apos;t a digit.</source>
        <translation>Mã PIN có ký tự không phải chữ số.</translation>
    </message>
    <message>
        <source>Use digits only.</source>
        <translation>Chỉ dùng chữ số.</translation>
    </message>
    <message>
        <source>A PIN has 6 to 12 digits.</source>
        <translation>Mã PIN có từ 6 đến 12 chữ số.</translation>
    </message>
    <message>
        <source>Enter all digits of the PIN.</source>
        <translation>Nhập đủ các chữ số của mã PIN.</translation>
    </message>
    <message>
        <source>This PIN is too easy to guess.</source>
        <translation>Mã PIN này quá dễ đoán.</translation>
    </message>
    <message>
        <source>Choose digits without a pattern: no row, no repetition, no date.</source>
        <translation>Chọn các chữ số không theo quy luật: không dãy số, không lặp lại, không ngày tháng.</translation>
    </message>
    <message>
        <source>The PIN is wrong.</source>
        <translation>Mã PIN không đúng.</translation>
    </message>
    <message>
        <source>Enter it again, or sign in in full.</source>
        <translation>Nhập lại hoặc đăng nhập đầy đủ.</translation>
    </message>
    <message>
        <source>The PIN was wrong five times, so the key on this computer has been destroyed.</source>
        <translation>Mã PIN sai năm lần nên khóa trên máy này đã bị hủy.</translation>
    </message>
    <message>
        <source>Sign in in full and choose a new PIN.</source>
        <translation>Đăng nhập đầy đủ và chọn mã PIN mới.</translation>
    </message>
    <message>
        <source>No PIN has been chosen on this computer.</source>
        <translation>Chưa chọn mã PIN trên máy này.</translation>
    </message>
    <message>
        <source>Sign in in full; a PIN can then be chosen.</source>
        <translation>Đăng nhập đầy đủ; sau đó có thể chọn mã PIN.</translation>
    </message>
    <message>
        <source>What belongs to the PIN on this computer is damaged.</source>
        <translation>Dữ liệu của mã PIN trên máy này bị hỏng.</translation>
    </message>
    <message>
        <source>The computer has too little memory left to check the PIN.</source>
        <translation>Máy không còn đủ bộ nhớ để kiểm tra mã PIN.</translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <translation>Đóng bớt chương trình khác rồi thử lại.</translation>
    </message>
    <message>
        <source>What is saved on this computer comes from a newer version of the program.</source>
        <translation>Dữ liệu đã lưu trên máy này thuộc phiên bản mới hơn của chương trình.</translation>
    </message>
    <message>
        <source>Ask the administrator to update the program.</source>
        <translation>Đề nghị quản trị viên cập nhật chương trình.</translation>
    </message>
    <message>
        <source>Saved data is locked.</source>
        <translation>Dữ liệu đã lưu đang khóa.</translation>
    </message>
    <message>
        <source>Unlock the program with your PIN.</source>
        <translation>Mở khóa chương trình bằng mã PIN.</translation>
    </message>
    <message>
        <source>The saved data on this computer isn&apos;t open to you.</source>
        <translation>Dữ liệu đã lưu trên máy này chưa mở được bằng khóa của người đang đăng nhập.</translation>
    </message>
    <message>
        <source>Look people up while online, or have saved data removed and fetched anew.</source>
        <translation>Tra cứu khi trực tuyến, hoặc xóa dữ liệu đã lưu để tải lại từ đầu.</translation>
    </message>
    <message>
        <source>Your key doesn&apos;t fit the saved data on this computer.</source>
        <translation>Khóa của người đang đăng nhập không khớp với dữ liệu đã lưu trên máy này.</translation>
    </message>
    <message>
        <source>Saved data was damaged and has been removed.</source>
        <translation>Dữ liệu đã lưu bị hỏng và đã được xóa.</translation>
    </message>
    <message>
        <source>It is fetched anew while online; until then look people up online. Drafts are kept.</source>
        <translation>Dữ liệu được tải lại khi trực tuyến; trong lúc đó tra cứu trực tuyến. Bản nháp vẫn còn.</translation>
    </message>
    <message>
        <source>Saved data was written by a newer version of this program.</source>
        <translation>Dữ liệu đã lưu do phiên bản mới hơn của chương trình ghi.</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>Cập nhật chương trình.</translation>
    </message>
    <message>
        <source>The disk is full, so saved data can&apos;t be brought up to date.</source>
        <translation>Ổ đĩa đã đầy nên không cập nhật được dữ liệu đã lưu.</translation>
    </message>
    <message>
        <source>Free some space; what was saved before can still be looked up.</source>
        <translation>Giải phóng chỗ trống; phần đã lưu trước đó vẫn tra cứu được.</translation>
    </message>
    <message>
        <source>Saved data is in use by another program.</source>
        <translation>Dữ liệu đã lưu đang được chương trình khác sử dụng.</translation>
    </message>
    <message>
        <source>Close this program&apos;s other window, then try again.</source>
        <translation>Đóng cửa sổ khác của chương trình này rồi thử lại.</translation>
    </message>
    <message>
        <source>Saved data can&apos;t be read or written.</source>
        <translation>Không đọc hoặc ghi được dữ liệu đã lưu.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, tell the help desk.</source>
        <translation>Thử lại; nếu vẫn vậy, báo bộ phận hỗ trợ.</translation>
    </message>
    <message>
        <source>The two PINs are not the same.</source>
        <translation>Hai mã PIN không giống nhau.</translation>
    </message>
    <message>
        <source>Type the new PIN twice, slowly.</source>
        <translation>Nhập mã PIN mới hai lần, chậm từng chữ số.</translation>
    </message>
    <message>
        <source>This desk was without a sign-in for longer than the office allows.</source>
        <translation>Quầy này đã quá lâu không có lần đăng nhập đầy đủ, hơn mức cơ quan cho phép.</translation>
    </message>
    <message>
        <source>Sign in with the browser as soon as the line is back.</source>
        <translation>Đăng nhập bằng trình duyệt ngay khi có đường truyền.</translation>
    </message>
    <message>
        <source>Without a sign-in this desk could be opened until %1 only.</source>
        <extracomment>%1 is a date and a time</extracomment>
        <translation>Khi chưa đăng nhập lại, quầy này chỉ mở được đến %1.</translation>
    </message>
    <message>
        <source>By order of the central system everything kept on this desk was destroyed: PINs, drafts and saved data.</source>
        <translation>Theo lệnh của hệ thống trung tâm, mọi thứ giữ trên quầy này đã bị xóa: mã PIN, bản nháp và dữ liệu đã lưu.</translation>
    </message>
    <message>
        <source>Ask the office&apos;s administrator; after that, sign in and choose a new PIN.</source>
        <translation>Hỏi quản trị viên của cơ quan; sau đó đăng nhập và chọn mã PIN mới.</translation>
    </message>
    <message>
        <source>Too many drafts are kept on this desk already; this one was not kept.</source>
        <extracomment>drafts of address changes that were written while the line was down</extracomment>
        <translation>Đã giữ quá nhiều bản nháp tại quầy này; bản này chưa được giữ.</translation>
    </message>
    <message>
        <source>Take up or delete older ones, then keep this one; what is on the form stays there.</source>
        <translation>Làm tiếp hoặc xóa những bản cũ hơn, rồi giữ bản này; nội dung trên biểu mẫu vẫn còn.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong.</source>
        <translation>Ngày giờ của máy này bị sai.</translation>
    </message>
    <message>
        <source>Set the date and time of this computer, or wait until the line is back; nothing is lost.</source>
        <extracomment>it is earlier than the last time that is known</extracomment>
        <translation>Chỉnh lại ngày giờ của máy, hoặc chờ có đường truyền; không có gì bị mất.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Stop asking; read what is there</source>
        <extracomment>button beside &quot;It is not known yet whether … arrived. The central system is being asked.&quot;</extracomment>
        <translation>Thôi hỏi, đọc dữ liệu hiện có</translation>
    </message>
    <message>
        <source>It is not asked about any more. What stands on record is being read; nothing is sent.</source>
        <translation>Không hỏi nữa. Đang đọc lại dữ liệu trong hệ thống; không gửi thêm gì.</translation>
    </message>
    <message>
        <source>What came of it could not be learned. What stands here was read afterwards: go on from that.</source>
        <translation>Không biết được kết quả. Thông tin ở đây vừa được đọc lại sau đó: hãy làm tiếp từ đây.</translation>
    </message>
    <message>
        <source>The central system can&apos;t be reached just now. This goes on when the line is back; nothing here is lost.</source>
        <translation>Hiện chưa kết nối được với hệ thống trung tâm. Việc này làm tiếp được khi có đường truyền; nội dung ở đây không bị mất.</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>%1 · born %2</source>
        <extracomment>sex, then birth date</extracomment>
        <translation>%1 · sinh %2</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>You are signed in</source>
        <translation>Đăng nhập thành công</translation>
    </message>
    <message>
        <source>You can close this page and go back to the counter program.</source>
        <translation>Có thể đóng trang này và quay lại chương trình quầy.</translation>
    </message>
    <message>
        <source>You are not signed in</source>
        <translation>Chưa đăng nhập được</translation>
    </message>
    <message>
        <source>Close this page, go back to the counter program and sign in again there.</source>
        <translation>Đóng trang này, quay lại chương trình quầy và đăng nhập lại từ đó.</translation>
    </message>
</context>
<context>
    <name>SavedWords</name>
    <message>
        <source>saved at %1</source>
        <extracomment>small, under a value that comes from the saved data of this desk; %1 is a time of today, or a date and time</extracomment>
        <translation>đã lưu lúc %1</translation>
    </message>
    <message>
        <source>changed; before, it was: %1</source>
        <extracomment>small, under a value of the central system; %1 is what was shown while the line was down</extracomment>
        <translation>đã khác; trước đó: %1</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>unknown</source>
        <extracomment>a state or kind that this version of the program doesn&apos;t know</extracomment>
        <translation>không rõ</translation>
    </message>
    <message>
        <source>awaiting confirmation of the address</source>
        <extracomment>state of an e-mail change: the citizen has to enter the code sent to the new address</extracomment>
        <translation>chờ xác nhận địa chỉ</translation>
    </message>
    <message>
        <source>pending</source>
        <extracomment>state of an e-mail change: waits for a supervisor</extracomment>
        <translation>chờ duyệt</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>đã duyệt</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>bị từ chối</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>đã rút yêu cầu</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>hết hạn</translation>
    </message>
    <message>
        <source>waiting for the one-time code</source>
        <translation>chờ nhập mã xác thực</translation>
    </message>
    <message>
        <source>new password sent</source>
        <translation>đã gửi mật khẩu mới</translation>
    </message>
    <message>
        <source>locked after wrong codes</source>
        <extracomment>a password reset ended because the code was entered wrongly too often</extracomment>
        <translation>bị khóa do nhập sai mã</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>đã hủy</translation>
    </message>
    <message>
        <source>not required</source>
        <extracomment>no code is needed</extracomment>
        <translation>không cần</translation>
    </message>
    <message>
        <source>code sent</source>
        <extracomment>the code was sent and hasn&apos;t been entered yet</extracomment>
        <translation>đã gửi mã</translation>
    </message>
    <message>
        <source>confirmed</source>
        <extracomment>the citizen entered the right code</extracomment>
        <translation>đã xác nhận</translation>
    </message>
    <message>
        <source>code expired</source>
        <translation>mã hết hạn</translation>
    </message>
    <message>
        <source>code locked</source>
        <translation>mã bị khóa</translation>
    </message>
    <message>
        <source>queued</source>
        <extracomment>of an e-mail</extracomment>
        <translation>đang chờ gửi</translation>
    </message>
    <message>
        <source>sent</source>
        <extracomment>of an e-mail</extracomment>
        <translation>đã gửi</translation>
    </message>
    <message>
        <source>delivered</source>
        <extracomment>of an e-mail: it reached the mailbox</extracomment>
        <translation>đã đến hộp thư</translation>
    </message>
    <message>
        <source>bounced</source>
        <extracomment>of an e-mail: it came back</extracomment>
        <translation>thư bị trả lại</translation>
    </message>
    <message>
        <source>not sent</source>
        <extracomment>of an e-mail: there is none</extracomment>
        <translation>chưa gửi</translation>
    </message>
    <message>
        <source>not registered</source>
        <extracomment>of the citizen&apos;s e-transaction account</extracomment>
        <translation>chưa đăng ký</translation>
    </message>
    <message>
        <source>awaiting approval</source>
        <extracomment>of the citizen&apos;s e-transaction account</extracomment>
        <translation>chờ duyệt</translation>
    </message>
    <message>
        <source>active</source>
        <extracomment>of the citizen&apos;s e-transaction account</extracomment>
        <translation>đang hoạt động</translation>
    </message>
    <message>
        <source>temporarily locked</source>
        <extracomment>of the citizen&apos;s e-transaction account</extracomment>
        <translation>tạm khóa</translation>
    </message>
    <message>
        <source>VNeID only</source>
        <extracomment>of the citizen&apos;s e-transaction account: it can be signed in to with VNeID only</extracomment>
        <translation>chỉ VNeID</translation>
    </message>
    <message>
        <source>account cancelled</source>
        <extracomment>of the citizen&apos;s e-transaction account</extracomment>
        <translation>đã hủy</translation>
    </message>
    <message>
        <source>no e-mail address</source>
        <extracomment>there is no registered e-mail address</extracomment>
        <translation>chưa có email</translation>
    </message>
    <message>
        <source>unverified</source>
        <extracomment>of the registered address</extracomment>
        <translation>chưa xác minh</translation>
    </message>
    <message>
        <source>verified</source>
        <extracomment>of the registered address</extracomment>
        <translation>đã xác minh</translation>
    </message>
    <message>
        <source>mail comes back</source>
        <extracomment>mail to the registered address comes back</extracomment>
        <translation>thư bị trả lại</translation>
    </message>
    <message>
        <source>waiting time after the last issue of a password</source>
        <extracomment>why a new password can&apos;t be issued yet</extracomment>
        <translation>thời gian chờ sau lần cấp mật khẩu gần nhất</translation>
    </message>
    <message>
        <source>on hold after a change of the e-mail address</source>
        <extracomment>why a new password can&apos;t be issued yet</extracomment>
        <translation>tạm dừng do mới đổi email</translation>
    </message>
    <message>
        <source>Address shared by many people</source>
        <translation>Địa chỉ dùng chung cho nhiều người</translation>
    </message>
    <message>
        <source>Address changed recently</source>
        <translation>Địa chỉ mới thay đổi gần đây</translation>
    </message>
    <message>
        <source>Disposable e-mail domain</source>
        <extracomment>the domain gives out throw-away addresses</extracomment>
        <translation>Tên miền email dùng một lần</translation>
    </message>
    <message>
        <source>Requested at an unusual hour</source>
        <translation>Yêu cầu ngoài giờ thường lệ</translation>
    </message>
    <message>
        <source>Another risk</source>
        <extracomment>a risk that this version of the program doesn&apos;t know</extracomment>
        <translation>Rủi ro khác</translation>
    </message>
    <message>
        <source>Identity not proven</source>
        <translation>Chưa xác định được nhân thân</translation>
    </message>
    <message>
        <source>Signed form missing</source>
        <translation>Thiếu tờ khai đã ký</translation>
    </message>
    <message>
        <source>Form doesn&apos;t match the request</source>
        <translation>Tờ khai không khớp với yêu cầu</translation>
    </message>
    <message>
        <source>Address doubtful</source>
        <translation>Địa chỉ email đáng ngờ</translation>
    </message>
    <message>
        <source>Duplicate request</source>
        <translation>Yêu cầu bị trùng</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>Lý do khác</translation>
    </message>
    <message>
        <source>ID card (CCCD)</source>
        <translation>Thẻ căn cước / CCCD</translation>
    </message>
    <message>
        <source>VNeID level 2</source>
        <translation>VNeID mức 2</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Hộ chiếu</translation>
    </message>
    <message>
        <source>Birth certificate</source>
        <translation>Giấy khai sinh</translation>
    </message>
    <message>
        <source>Parent or guardian</source>
        <extracomment>who stands at the counter</extracomment>
        <translation>Cha, mẹ hoặc người giám hộ</translation>
    </message>
    <message>
        <source>Authorised person</source>
        <extracomment>who stands at the counter</extracomment>
        <translation>Người được ủy quyền</translation>
    </message>
    <message>
        <source>Form 02/SĐ-GD</source>
        <translation>Mẫu 02/SĐ-GD</translation>
    </message>
    <message>
        <source>Form TK1-TS</source>
        <translation>Tờ khai TK1-TS</translation>
    </message>
    <message>
        <source>Change the e-mail address</source>
        <extracomment>purpose of a look-up</extracomment>
        <translation>Sửa email</translation>
    </message>
    <message>
        <source>Issue a new password</source>
        <extracomment>purpose of a look-up</extracomment>
        <translation>Cấp lại mật khẩu</translation>
    </message>
    <message>
        <source>Answer a question</source>
        <extracomment>purpose of a look-up</extracomment>
        <translation>Trả lời người tham gia</translation>
    </message>
    <message>
        <source>Review</source>
        <extracomment>purpose of a look-up</extracomment>
        <translation>Kiểm tra, phê duyệt</translation>
    </message>
    <message>
        <source>Social-insurance number</source>
        <translation>Mã số BHXH</translation>
    </message>
    <message>
        <source>Personal ID number</source>
        <translation>Số định danh cá nhân</translation>
    </message>
    <message>
        <source>Old ID card (CMND)</source>
        <translation>CMND</translation>
    </message>
    <message>
        <source>Health-insurance card</source>
        <translation>Thẻ BHYT</translation>
    </message>
    <message>
        <source>The province code in the number isn&apos;t on the list.</source>
        <translation>Mã tỉnh trong số này không có trong danh mục.</translation>
    </message>
    <message>
        <source>The birth year in the number differs from the birth date.</source>
        <translation>Năm sinh trong số này không khớp với ngày sinh.</translation>
    </message>
    <message>
        <source>The sex in the number differs from the record.</source>
        <translation>Giới tính trong số này không khớp với dữ liệu.</translation>
    </message>
    <message>
        <source>The number tells a birth year in the future.</source>
        <translation>Năm sinh trong số này ở tương lai.</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Nam</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Nữ</translation>
    </message>
    <message>
        <source>Other</source>
        <extracomment>sex</extracomment>
        <translation>Khác</translation>
    </message>
    <message>
        <source>E-mail</source>
        <extracomment>how the code is sent</extracomment>
        <translation>Email</translation>
    </message>
    <message>
        <source>Smart OTP</source>
        <extracomment>how the code is sent: the citizen reads it from an enrolled app</extracomment>
        <translation>Smart OTP</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Đăng nhập</translation>
    </message>
    <message>
        <source>Looked up</source>
        <translation>Tra cứu</translation>
    </message>
    <message>
        <source>Viewed a record</source>
        <translation>Xem thông tin người tham gia</translation>
    </message>
    <message>
        <source>Viewed the full e-mail address</source>
        <translation>Xem đầy đủ địa chỉ email</translation>
    </message>
    <message>
        <source>Requested an e-mail change</source>
        <translation>Gửi yêu cầu sửa email</translation>
    </message>
    <message>
        <source>New address confirmed</source>
        <translation>Xác nhận địa chỉ mới</translation>
    </message>
    <message>
        <source>Approved an e-mail change</source>
        <translation>Phê duyệt sửa email</translation>
    </message>
    <message>
        <source>Rejected an e-mail change</source>
        <translation>Từ chối sửa email</translation>
    </message>
    <message>
        <source>Withdrew an e-mail change</source>
        <translation>Rút yêu cầu sửa email</translation>
    </message>
    <message>
        <source>Lifted a hold on passwords</source>
        <translation>Gỡ tạm dừng cấp mật khẩu</translation>
    </message>
    <message>
        <source>Sent a one-time code</source>
        <translation>Gửi mã xác thực</translation>
    </message>
    <message>
        <source>Wrong one-time code</source>
        <translation>Nhập sai mã xác thực</translation>
    </message>
    <message>
        <source>Sent a new password</source>
        <translation>Gửi mật khẩu mới</translation>
    </message>
    <message>
        <source>Cancelled a password reset</source>
        <translation>Hủy cấp lại mật khẩu</translation>
    </message>
    <message>
        <source>Synchronised saved data</source>
        <translation>Đồng bộ dữ liệu đã lưu</translation>
    </message>
    <message>
        <source>Other action</source>
        <extracomment>an entry of the log that this version of the program doesn&apos;t know</extracomment>
        <translation>Thao tác khác</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>vừa xong</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n phút trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n giờ trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n giây</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n phút</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n giờ</numerusform>
        </translation>
    </message>
    <message>
        <source>Many requests by this member of staff</source>
        <translation>Nhiều yêu cầu của cùng một cán bộ</translation>
    </message>
    <message>
        <source>Citizen withdrew the request</source>
        <translation>Người tham gia rút yêu cầu</translation>
    </message>
    <message>
        <source>Citizen in person</source>
        <extracomment>who stands at the counter</extracomment>
        <translation>Người tham gia trực tiếp</translation>
    </message>
    <message>
        <source>counter staff</source>
        <translation>cán bộ tiếp nhận</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>người phê duyệt</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::ActionButton</name>
    <message>
        <source>Key %1</source>
        <translation>Phím %1</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Đang xử lý</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>hiện chưa thực hiện được</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::ApprovalsPage</name>
    <message>
        <source>Waiting for a decision</source>
        <translation>Chờ quyết định</translation>
    </message>
    <message>
        <source>No request waits for a decision.</source>
        <translation>Chưa có yêu cầu nào chờ duyệt.</translation>
    </message>
    <message>
        <source>New requests of this office appear here by themselves.</source>
        <translation>Yêu cầu mới của cơ quan tự hiển thị ở đây.</translation>
    </message>
    <message>
        <source>Choose a request on the left.</source>
        <translation>Chọn một yêu cầu ở bên trái.</translation>
    </message>
    <message>
        <source>Requests that wait for a decision</source>
        <translation>Các yêu cầu chờ duyệt</translation>
    </message>
    <message>
        <source>%1 → %2 · %3</source>
        <extracomment>old address → new address · who asked</extracomment>
        <translation>%1 → %2 · %3</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>chưa có địa chỉ</translation>
    </message>
    <message>
        <source>not proven yet</source>
        <translation>chưa xác nhận</translation>
    </message>
    <message>
        <source>More requests wait than can be shown. They come up as these are decided.</source>
        <translation>Còn nhiều yêu cầu chưa hiển thị. Các yêu cầu đó sẽ lên khi những yêu cầu này được quyết định.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>what to do, then the code of the failure</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>The request of %1 is approved.</source>
        <translation>Đã duyệt yêu cầu của %1.</translation>
    </message>
    <message>
        <source>The request of %1 is rejected.</source>
        <translation>Đã từ chối yêu cầu của %1.</translation>
    </message>
    <message>
        <source>It is not known yet whether the decision on the request of %1 arrived. The central system is being asked.</source>
        <translation>Chưa biết quyết định về yêu cầu của %1 đã đến hay chưa. Đang hỏi hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>The request of %1 is not decided: %2</source>
        <translation>Yêu cầu của %1 chưa được quyết định: %2</translation>
    </message>
    <message>
        <source>What came of the decision on the request of %1 could not be learned. Whether it still waits stands in the list.</source>
        <extracomment>%1 is the name of the citizen whose request it is</extracomment>
        <translation>Không biết được kết quả của quyết định về yêu cầu của %1. Yêu cầu còn chờ hay không thì xem trong danh sách.</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::BigCodeEntry</name>
    <message>
        <source>%1 of %2 digits</source>
        <translation>%1 trên %2 chữ số</translation>
    </message>
    <message>
        <source>Confirmation code</source>
        <translation>Mã xác thực</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::ChangePinPage</name>
    <message>
        <source>Change the PIN of this desk</source>
        <translation>Đổi mã PIN của quầy này</translation>
    </message>
    <message>
        <source>P&amp;resent PIN</source>
        <translation>Mã &amp;PIN hiện tại</translation>
    </message>
    <message>
        <source>&amp;Change the PIN</source>
        <translation>Đổi mã PI&amp;N</translation>
    </message>
    <message>
        <source>Changing</source>
        <translation>Đang đổi</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::ChangeProgress</name>
    <message>
        <source>%1 → %2</source>
        <extracomment>the old address, an arrow, the new address</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>chưa có địa chỉ</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Đã gửi yêu cầu</translation>
    </message>
    <message>
        <source>No proof needed</source>
        <translation>Không cần xác nhận</translation>
    </message>
    <message>
        <source>Address proven by the citizen</source>
        <translation>Người tham gia xác nhận địa chỉ</translation>
    </message>
    <message>
        <source>waits for the code</source>
        <translation>chờ nhập mã</translation>
    </message>
    <message>
        <source>Decided by a supervisor</source>
        <translation>Người phê duyệt quyết định</translation>
    </message>
    <message>
        <source>waits for somebody else</source>
        <translation>chờ người khác quyết định</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Mã: %1</translation>
    </message>
    <message>
        <source>code valid for %1</source>
        <translation>mã còn hiệu lực %1</translation>
    </message>
    <message>
        <source>the code has expired</source>
        <translation>mã đã hết hạn</translation>
    </message>
    <message>
        <source>The e-mail came back: the address can&apos;t be reached. Withdraw the request and correct the address.</source>
        <translation>Thư bị trả lại: không gửi đến được địa chỉ này. Rút yêu cầu và sửa địa chỉ.</translation>
    </message>
    <message>
        <source>Too many wrong codes. Send another code, or withdraw the request.</source>
        <translation>Nhập sai mã quá nhiều lần. Gửi mã khác, hoặc rút yêu cầu.</translation>
    </message>
    <message>
        <source>The code has expired. Send another one.</source>
        <translation>Mã đã hết hạn. Gửi mã khác.</translation>
    </message>
    <message>
        <source>The citizen types the code from the e-mail on the citizen&apos;s display. Nobody asks for the code.</source>
        <translation>Người tham gia tự nhập mã trong thư trên màn hình dành cho người tham gia. Cán bộ không hỏi mã.</translation>
    </message>
    <message>
        <source>A supervisor decides. This shows by itself; the next citizen can be served meanwhile.</source>
        <translation>Chờ người phê duyệt quyết định. Kết quả tự hiển thị; có thể tiếp người tiếp theo.</translation>
    </message>
    <message>
        <source>Approved by %1 at %2. A notice went to the old and to the new address.</source>
        <translation>%1 đã duyệt lúc %2. Đã gửi thông báo đến địa chỉ cũ và địa chỉ mới.</translation>
    </message>
    <message>
        <source>Rejected by %1 at %2: %3.</source>
        <translation>%1 đã từ chối lúc %2: %3.</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>không nêu lý do</translation>
    </message>
    <message>
        <source>The request was withdrawn. Nothing was changed.</source>
        <translation>Yêu cầu đã được rút. Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>Nobody decided in time, so the request has expired. Nothing was changed.</source>
        <translation>Yêu cầu đã hết hạn vì không có quyết định kịp thời. Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>Send another code</source>
        <translation>Gửi lại mã</translation>
    </message>
    <message>
        <source>again in %1</source>
        <translation>gửi lại sau %1</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Rút yêu cầu</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>It is not known yet whether the code was taken. The central system is being asked; no attempt is counted twice.</source>
        <translation>Chưa biết mã đã được ghi nhận hay chưa. Đang hỏi hệ thống trung tâm; không lần nhập nào bị tính hai lần.</translation>
    </message>
    <message>
        <source>It is not known yet whether another code was sent. The central system is being asked; nothing is sent twice.</source>
        <translation>Chưa biết mã mới đã gửi hay chưa. Đang hỏi hệ thống trung tâm; không gửi hai lần.</translation>
    </message>
    <message>
        <source>It is not known yet whether the request was withdrawn. The central system is being asked.</source>
        <translation>Chưa biết yêu cầu đã được rút hay chưa. Đang hỏi hệ thống trung tâm.</translation>
    </message>
    <message numerus="yes">
        <source>%n attempts left</source>
        <translation>
            <numerusform>còn %n lần nhập</numerusform>
        </translation>
    </message>
    <message>
        <source>The e-mail with the code came back: the address can&apos;t be reached. Withdraw the request and correct the address.</source>
        <translation>Thư gửi mã bị trả lại: địa chỉ không nhận được thư. Rút yêu cầu và sửa địa chỉ.</translation>
    </message>
    <message>
        <source>Approved by %1 at %2. A notice went to the new address.</source>
        <translation>%1 đã duyệt lúc %2. Đã gửi thông báo đến địa chỉ mới.</translation>
    </message>
    <message>
        <source>The new address was not proven in time, so the request has expired. Nothing was changed.</source>
        <translation>Yêu cầu đã hết hạn vì địa chỉ mới không được xác nhận kịp thời. Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>Show the citizen&apos;s display</source>
        <translation>Mở màn hình người tham gia</translation>
    </message>
    <message>
        <source>possible when the waiting time is over</source>
        <translation>thực hiện được khi hết thời gian chờ</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>Really withdraw this request?</source>
        <translation>Rút yêu cầu này?</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Rút</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::CitizenCard</name>
    <message>
        <source>&amp;Done, next citizen</source>
        <translation>&amp;Xong, người tiếp theo</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Tải lại</translation>
    </message>
    <message>
        <source>%1 · born %2</source>
        <extracomment>sex, then birth date</extracomment>
        <translation>%1 · sinh %2</translation>
    </message>
    <message>
        <source>Found by a former number</source>
        <translation>Tìm thấy theo số cũ</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Tính đến %1</translation>
    </message>
    <message>
        <source>Former numbers</source>
        <translation>Số cũ</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Managing office</source>
        <translation>Cơ quan BHXH quản lý</translation>
    </message>
    <message>
        <source>Office %1</source>
        <extracomment>The office that manages the citizen&apos;s record; %1 is its code.</extracomment>
        <translation>Cơ quan %1</translation>
    </message>
    <message>
        <source>VssID account</source>
        <translation>Tài khoản VssID</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::CitizenDisplayWindow</name>
    <message>
        <source>For you</source>
        <translation>Dành cho ông/bà</translation>
    </message>
    <message>
        <source>Yes, this is right</source>
        <extracomment>Buttons under the citizen&apos;s own e-mail address in large type.</extracomment>
        <translation>Đúng, địa chỉ của tôi</translation>
    </message>
    <message>
        <source>No, it is wrong</source>
        <translation>Không đúng</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>Xác nhận mã</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Kính chào ông/bà</translation>
    </message>
    <message>
        <source>Is this your e-mail address?</source>
        <translation>Đây có phải địa chỉ email của ông/bà không?</translation>
    </message>
    <message>
        <source>Type the code that was sent to</source>
        <translation>Mời ông/bà nhập mã đã gửi đến</translation>
    </message>
    <message>
        <source>Type the one-time code that was sent to</source>
        <translation>Mời ông/bà nhập mã xác thực đã gửi đến</translation>
    </message>
    <message>
        <source>A code was sent to</source>
        <translation>Mã xác thực đã được gửi đến</translation>
    </message>
    <message>
        <source>Type it on the public service portal, with your own phone. Never tell the code to anybody, not to the staff either.</source>
        <translation>Mời ông/bà nhập mã trên Cổng dịch vụ công bằng điện thoại của mình. Không cho ai biết mã, kể cả cán bộ.</translation>
    </message>
    <message>
        <source>Thank you. Your address is confirmed.</source>
        <translation>Cảm ơn ông/bà. Địa chỉ đã được xác nhận.</translation>
    </message>
    <message>
        <source>A second member of staff now checks the change.</source>
        <translation>Một cán bộ khác đang kiểm tra thay đổi này.</translation>
    </message>
    <message>
        <source>A new password was sent to</source>
        <translation>Mật khẩu mới đã được gửi đến</translation>
    </message>
    <message>
        <source>Change it the first time you sign in.</source>
        <translation>Ông/bà cần đổi mật khẩu ngay lần đăng nhập đầu tiên.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Mời ông/bà chờ trong giây lát</translation>
    </message>
    <message numerus="yes">
        <source>Code from the e-mail, %n digits</source>
        <translation>
            <numerusform>Mã trong thư, %n chữ số</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>Còn %1</translation>
    </message>
    <message>
        <source>The code has expired</source>
        <translation>Mã đã hết hạn</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Đang kiểm tra</translation>
    </message>
    <message>
        <source>Type the one-time code from your smart-OTP app</source>
        <translation>Mời ông/bà nhập mã xác thực trong ứng dụng Smart OTP</translation>
    </message>
    <message>
        <source>The code is in your smart-OTP app</source>
        <translation>Mã xác thực có trong ứng dụng Smart OTP của ông/bà</translation>
    </message>
    <message>
        <source>A new password was sent to your e-mail</source>
        <translation>Mật khẩu mới đã được gửi đến email của ông/bà</translation>
    </message>
    <message>
        <source>The staff will send you another code. The old one no longer counts.</source>
        <translation>Cán bộ sẽ gửi mã khác cho ông/bà. Mã cũ không còn dùng được.</translation>
    </message>
    <message>
        <source>The code was typed wrongly too often</source>
        <translation>Mã đã bị nhập sai quá nhiều lần</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::CitizenPage</name>
    <message>
        <source>Who stands at the counter?</source>
        <translation>Ai đang ở quầy?</translation>
    </message>
    <message>
        <source>Type or scan a number, or type the full name and the year of birth, and press Enter. F2 leads back to the field from anywhere.</source>
        <translation>Nhập hoặc quét số, hoặc nhập họ tên kèm năm sinh, rồi nhấn Enter. Phím F2 đưa về ô tra cứu từ mọi nơi.</translation>
    </message>
    <message>
        <source>Nobody was found.</source>
        <translation>Không tìm thấy ai.</translation>
    </message>
    <message>
        <source>Check the number digit by digit, or look up by full name and birth date as they stand on the card. What was typed is still in the field.</source>
        <translation>Kiểm tra lại từng chữ số, hoặc tra cứu theo họ tên và ngày sinh ghi trên thẻ. Nội dung đã nhập vẫn còn trong ô tra cứu.</translation>
    </message>
    <message>
        <source>Not in the saved data.</source>
        <translation>Chưa có trong dữ liệu đã lưu.</translation>
    </message>
    <message>
        <source>This doesn&apos;t mean that there is nobody: the saved data has the people of this office only.</source>
        <translation>Điều này không có nghĩa là không có người đó: dữ liệu đã lưu chỉ gồm người do cơ quan này quản lý.</translation>
    </message>
    <message>
        <source>It was saved at %1.</source>
        <extracomment>%1 is a time of today, or a date and time</extracomment>
        <translation>Dữ liệu được lưu lúc %1.</translation>
    </message>
    <message>
        <source>The central system has not answered yet; what it says is shown here by itself.</source>
        <translation>Hệ thống trung tâm chưa trả lời; khi có trả lời, kết quả tự hiện ở đây.</translation>
    </message>
    <message>
        <source>A name alone is looked up there only: add the year of birth, and the central system is asked.</source>
        <translation>Chỉ có họ tên thì chỉ tra được trong dữ liệu đã lưu: nhập thêm năm sinh để hỏi hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>The central system can&apos;t be reached. It is asked by itself when the line is back; what was typed is still in the field.</source>
        <translation>Chưa kết nối được với hệ thống trung tâm. Khi có đường truyền, chương trình tự hỏi lại; nội dung đã nhập vẫn còn trong ô tra cứu.</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Thử lại ngay</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::CountdownBanner</name>
    <message>
        <source>The desk locks in %1. Press any key to go on.</source>
        <extracomment>%1 is minutes and seconds: 0:25</extracomment>
        <translation>Quầy sẽ khóa sau %1. Nhấn phím bất kỳ để tiếp tục.</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::DecisionCard</name>
    <message>
        <source>Address on record</source>
        <translation>Địa chỉ đang ghi nhận</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>chưa có địa chỉ</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>Địa chỉ mới</translation>
    </message>
    <message>
        <source>Nothing unusual was noticed</source>
        <translation>Không có dấu hiệu bất thường</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <extracomment>who asked, and when</extracomment>
        <translation>Người gửi yêu cầu</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Address proven</source>
        <translation>Xác nhận địa chỉ</translation>
    </message>
    <message>
        <source>%1 …%2 · %3</source>
        <translation>%1 …%2 · %3</translation>
    </message>
    <message>
        <source>Identity checked by</source>
        <translation>Đối chiếu bằng</translation>
    </message>
    <message>
        <source>without a number</source>
        <translation>không có số</translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>số %1</translation>
    </message>
    <message>
        <source>Signed form</source>
        <translation>Tờ khai đã ký</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>To be decided by</source>
        <translation>Hạn quyết định</translation>
    </message>
    <message>
        <source>The decision needs a fresh sign-in. What is approved is exactly what stands here.</source>
        <translation>Quyết định cần đăng nhập lại. Nội dung được duyệt đúng như đang hiển thị ở đây.</translation>
    </message>
    <message>
        <source>This is your own request: another supervisor has to decide.</source>
        <translation>Đây là yêu cầu do chính mình gửi: người phê duyệt khác phải quyết định.</translation>
    </message>
    <message>
        <source>The citizen has not proven the new address yet: it can be rejected, but not approved.</source>
        <translation>Người tham gia chưa xác nhận địa chỉ mới: có thể từ chối, chưa thể phê duyệt.</translation>
    </message>
    <message>
        <source>Only a supervisor decides.</source>
        <translation>Chỉ người phê duyệt được quyết định.</translation>
    </message>
    <message>
        <source>Approved by %1 at %2. A notice went to the old and to the new address; new passwords are on hold for a while.</source>
        <translation>%1 đã duyệt lúc %2. Đã gửi thông báo đến địa chỉ cũ và địa chỉ mới; tạm dừng cấp lại mật khẩu trong một thời gian.</translation>
    </message>
    <message>
        <source>Rejected by %1 at %2: %3.</source>
        <translation>%1 đã từ chối lúc %2: %3.</translation>
    </message>
    <message>
        <source>&amp;Approve: change to %1</source>
        <translation>&amp;Phê duyệt: đổi thành %1</translation>
    </message>
    <message>
        <source>Deciding</source>
        <translation>Đang ghi nhận quyết định</translation>
    </message>
    <message>
        <source>Re&amp;ject…</source>
        <translation>&amp;Từ chối…</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Lý do</translation>
    </message>
    <message>
        <source>Reject this request</source>
        <translation>Từ chối yêu cầu này</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>It is not known yet whether the decision arrived. The central system is being asked; nothing is decided twice.</source>
        <translation>Chưa biết quyết định đã đến hay chưa. Đang hỏi hệ thống trung tâm; không có gì được quyết định hai lần.</translation>
    </message>
    <message>
        <source>The e-mail with the code came back: this address can&apos;t be reached.</source>
        <translation>Thư gửi mã bị trả lại: địa chỉ này không nhận được thư.</translation>
    </message>
    <message>
        <source>Decided by %1 at %2, in a way that this version of the program doesn&apos;t know.</source>
        <translation>%1 đã quyết định lúc %2; phiên bản này của chương trình chưa biết loại quyết định đó.</translation>
    </message>
    <message>
        <source>Approved by %1 at %2. A notice went to the new address; new passwords are on hold for a while.</source>
        <translation>%1 đã duyệt lúc %2. Đã gửi thông báo đến địa chỉ mới; tạm dừng cấp lại mật khẩu trong một thời gian.</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>không nêu lý do</translation>
    </message>
    <message>
        <source>Another decision is on its way; this one can be made when it has arrived.</source>
        <translation>Một quyết định khác đang được gửi; quyết định này thực hiện được sau khi quyết định kia đến nơi.</translation>
    </message>
    <message>
        <source>Note for the member who asked</source>
        <translation>Ghi chú cho người gửi yêu cầu</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::DigitKeypad</name>
    <message>
        <source>Clear</source>
        <extracomment>a key of the citizen&apos;s keypad: takes all digits away</extracomment>
        <translation>Xóa hết</translation>
    </message>
    <message>
        <source>Take the last digit away</source>
        <translation>Xóa chữ số cuối</translation>
    </message>
    <message>
        <source>Take all digits away</source>
        <translation>Xóa tất cả chữ số</translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>a key of the citizen&apos;s keypad: takes the last digit away</extracomment>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::EmailChangePanel</name>
    <message>
        <source>Registered e-mail</source>
        <translation>Email đăng ký</translation>
    </message>
    <message>
        <source>No address is registered</source>
        <translation>Chưa đăng ký địa chỉ</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>từ %1</translation>
    </message>
    <message>
        <source>Add an address</source>
        <translation>Thêm email</translation>
    </message>
    <message>
        <source>Change the address</source>
        <translation>Sửa email</translation>
    </message>
    <message>
        <source>The citizen reads this address on their display:</source>
        <translation>Người tham gia đang đọc địa chỉ này trên màn hình của mình:</translation>
    </message>
    <message>
        <source>Ask the citizen to check every character. A wrong address would hand the account to a stranger.</source>
        <translation>Đề nghị người tham gia kiểm tra từng ký tự. Sai địa chỉ là giao tài khoản cho người lạ.</translation>
    </message>
    <message>
        <source>The citizen says it is &amp;right: send the code</source>
        <translation>Người tham gia xác nhận đú&amp;ng: gửi mã</translation>
    </message>
    <message>
        <source>Asking whether it was sent</source>
        <translation>Đang hỏi đã gửi hay chưa</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>&amp;Back to the form</source>
        <translation>&amp;Quay lại biểu mẫu</translation>
    </message>
    <message>
        <source>Go on with what was typed</source>
        <translation>Tiếp tục với nội dung đã nhập</translation>
    </message>
    <message>
        <source>It is not known yet whether the request arrived. The central system is being asked; nothing is sent twice.</source>
        <translation>Chưa biết yêu cầu đã đến hay chưa. Đang hỏi hệ thống trung tâm; không có gì bị gửi hai lần.</translation>
    </message>
    <message>
        <source>Somebody else changed this record meanwhile. It is being read again; what was typed here is kept.</source>
        <translation>Hồ sơ này vừa được người khác thay đổi. Đang đọc lại hồ sơ; nội dung đã nhập ở đây được giữ nguyên.</translation>
    </message>
    <message>
        <source>Read the record again</source>
        <translation>Đọc lại hồ sơ</translation>
    </message>
    <message>
        <source>The citizen says it is &amp;right: send the request</source>
        <translation>Người tham gia xác nhận đú&amp;ng: gửi yêu cầu</translation>
    </message>
    <message>
        <source>possible when the citizen can read the address</source>
        <translation>thực hiện được khi người tham gia đọc được địa chỉ</translation>
    </message>
    <message>
        <source>Show the citizen&apos;s display</source>
        <translation>Mở màn hình người tham gia</translation>
    </message>
    <message>
        <source>Somebody else was faster and changed the address on record. Compare before going on; what was typed here is kept.</source>
        <translation>Người khác đã làm nhanh hơn và thay đổi địa chỉ trong hồ sơ. Hãy đối chiếu trước khi làm tiếp; nội dung đã nhập ở đây vẫn được giữ.</translation>
    </message>
    <message>
        <source>Somebody else changed this record meanwhile, but not the address. What was typed here is kept.</source>
        <translation>Trong lúc này người khác đã thay đổi hồ sơ, nhưng không phải địa chỉ email. Nội dung đã nhập ở đây vẫn được giữ.</translation>
    </message>
    <message>
        <source>Whether the request arrived could not be learned. On record there is no open request now, and what was typed is kept. If the citizen still wants it, show the address once more.</source>
        <translation>Không biết được yêu cầu đã đến nơi chưa. Hiện trong hồ sơ không có yêu cầu nào đang mở, nội dung đã nhập vẫn được giữ. Nếu người tham gia vẫn muốn, hãy cho xem lại địa chỉ một lần nữa.</translation>
    </message>
    <message>
        <source>Another office has asked for a change of this address, and it is still open. It has to be decided or withdrawn there first: call that office, or send the citizen there. This page notices by itself when it is over.</source>
        <translation>Cơ quan BHXH khác đã yêu cầu thay đổi địa chỉ này và yêu cầu vẫn đang mở. Trước hết yêu cầu đó phải được duyệt hoặc rút tại đó: hãy gọi cho cơ quan ấy hoặc hướng dẫn người tham gia đến đó. Khi yêu cầu kết thúc, trang này tự cập nhật.</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>chưa có địa chỉ</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>A draft for this citizen is kept here since %1. Nothing of it is sent by itself.</source>
        <extracomment>%1 is a time of today, or a date and time</extracomment>
        <translation>Có bản nháp cho người này, giữ từ %1. Không có gì được gửi tự động.</translation>
    </message>
    <message>
        <source>Open the draft</source>
        <translation>Mở bản nháp</translation>
    </message>
    <message>
        <source>&amp;Keep the draft</source>
        <translation>&amp;Giữ bản nháp</translation>
    </message>
    <message>
        <source>The line is back, and a change of this address is open already. It has to be decided or withdrawn first; what was typed here can be kept until then.</source>
        <translation>Đã có kết nối trở lại, và đã có một yêu cầu thay đổi địa chỉ này đang mở. Yêu cầu đó phải được duyệt hoặc rút trước; nội dung đã nhập ở đây có thể giữ lại đến lúc đó.</translation>
    </message>
    <message>
        <source>The address on record is not the one that stood here when this was written. Compare before going on; what was typed here is kept.</source>
        <translation>Địa chỉ đã đăng ký không còn như lúc nội dung này được nhập. So sánh trước khi tiếp tục; nội dung đã nhập vẫn được giữ.</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::EmailDraftForm</name>
    <message>
        <source>Not a date: write it as 23/11/2026.</source>
        <translation>Chưa phải ngày tháng: nhập theo dạng 23/11/2026.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Dùng %1</translation>
    </message>
    <message>
        <source>Was %1 meant?</source>
        <translation>Có phải %1?</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Dùng địa chỉ này</translation>
    </message>
    <message>
        <source>Written as an address should be</source>
        <translation>Đúng dạng địa chỉ</translation>
    </message>
    <message>
        <source>New &amp;e-mail address</source>
        <translation>Địa chỉ &amp;email mới</translation>
    </message>
    <message>
        <source>As the citizen writes it down. Switch Vietnamese typing off.</source>
        <translation>Nhập đúng như người tham gia viết ra. Tắt bộ gõ tiếng Việt.</translation>
    </message>
    <message>
        <source>Identity checked &amp;by</source>
        <translation>Đối chiếu &amp;bằng</translation>
    </message>
    <message>
        <source>Its last 3 or 4 characters</source>
        <translation>3 hoặc 4 ký tự cuối</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Signed &amp;form</source>
        <translation>&amp;Tờ khai đã ký</translation>
    </message>
    <message>
        <source>Number of the form</source>
        <translation>Số tờ khai</translation>
    </message>
    <message>
        <source>&amp;I compared the person with the document, and the form is signed and on file</source>
        <translation>Đã đối &amp;chiếu nhân thân với giấy tờ; tờ khai đã ký và lưu trong hồ sơ</translation>
    </message>
    <message>
        <source>Show the address to the &amp;citizen</source>
        <translation>Cho người th&amp;am gia xem địa chỉ</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>First look at what stands on record now, above.</source>
        <translation>Xem trước nội dung hiện có trong hồ sơ ở phía trên.</translation>
    </message>
    <message>
        <source>Tick this when it is so: nothing is sent without.</source>
        <translation>Đánh dấu ô này khi đã thực hiện: chưa đánh dấu thì không gửi được.</translation>
    </message>
    <message>
        <source>Nothing is sent before the citizen has confirmed the address.</source>
        <translation>Chỉ gửi sau khi người tham gia xác nhận địa chỉ.</translation>
    </message>
    <message>
        <source>&amp;Who presents it</source>
        <translation>Người x&amp;uất trình</translation>
    </message>
    <message>
        <source>D&amp;ate of the form</source>
        <translation>&amp;Ngày ghi trên tờ khai</translation>
    </message>
    <message>
        <source>may be left empty</source>
        <translation>có thể để trống</translation>
    </message>
    <message>
        <source>where the form has one</source>
        <translation>nếu tờ khai có số</translation>
    </message>
    <message>
        <source>as on the form, like 23/11/2026</source>
        <translation>như trên tờ khai, ví dụ 23/11/2026</translation>
    </message>
    <message>
        <source>possible when something has been typed</source>
        <translation>bấm được khi đã nhập nội dung</translation>
    </message>
    <message>
        <source>&amp;Keep the draft</source>
        <translation>&amp;Giữ bản nháp</translation>
    </message>
    <message>
        <source>The central system can&apos;t be reached, so nothing can be sent. The draft can be kept and sent later.</source>
        <translation>Chưa kết nối được với hệ thống trung tâm nên chưa gửi được gì. Có thể giữ bản nháp để gửi sau.</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::FieldRow</name>
    <message>
        <source>required</source>
        <translation>bắt buộc</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Lỗi: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Lưu ý: %1</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::ForgottenPin</name>
    <message>
        <source>Without the PIN, what only it opens is lost: drafts that wait on this desk and the data saved here. Afterwards a new PIN is chosen. Destroy this PIN?</source>
        <translation>Không có mã PIN thì mất những gì chỉ mã đó mở được: bản nháp đang chờ trên quầy này và dữ liệu lưu ở đây. Sau đó chọn mã PIN mới. Xóa mã PIN này?</translation>
    </message>
    <message>
        <source>Destroy the PIN</source>
        <translation>Xóa mã PIN</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::KeptDraftsView</name>
    <message>
        <source>new address %1</source>
        <translation>địa chỉ mới %1</translation>
    </message>
    <message>
        <source>the new address isn&apos;t complete yet</source>
        <translation>địa chỉ mới chưa đầy đủ</translation>
    </message>
    <message>
        <source>Drafts that wait to be sent (%1)</source>
        <translation>Bản nháp chờ gửi (%1)</translation>
    </message>
    <message>
        <source>Drafts that wait to be sent</source>
        <translation>Bản nháp chờ gửi</translation>
    </message>
    <message>
        <source>&amp;Open it again</source>
        <translation>Mở &amp;lại</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Xóa…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Delete the draft for %1 (%2)?</source>
        <translation>Xóa bản nháp cho %1 (%2)?</translation>
    </message>
    <message>
        <source>Written down while the line was down. Nothing is sent by itself: open one again, and go on from there.</source>
        <translation>Được nhập khi mất kết nối. Không có gì được gửi tự động: mở lại từng bản nháp để làm tiếp.</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::LoadingShape</name>
    <message>
        <source>Loading</source>
        <translation>Đang tải</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::LockPage</name>
    <message>
        <source>Opening</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>Finishing what was under way</source>
        <translation>Đang hoàn tất việc đã gửi</translation>
    </message>
    <message>
        <source>Locked: %1</source>
        <extracomment>the desk is locked, and whose work is behind the lock; %1 is a staff member&apos;s name</extracomment>
        <translation>Đang khóa: %1</translation>
    </message>
    <message>
        <source>&amp;PIN</source>
        <translation>Mã &amp;PIN</translation>
    </message>
    <message>
        <source>&amp;Sign in again</source>
        <translation>Đăng nhập &amp;lại</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Mở khóa</translation>
    </message>
    <message>
        <source>&amp;Next member of staff</source>
        <translation>Cán bộ &amp;tiếp theo</translation>
    </message>
    <message>
        <source>&amp;Forgotten PIN</source>
        <translation>&amp;Quên mã PIN</translation>
    </message>
    <message>
        <source>First a sign-in with the agency&apos;s account, then the PIN.</source>
        <translation>Trước hết đăng nhập bằng tài khoản của cơ quan, sau đó là mã PIN.</translation>
    </message>
    <message>
        <source>What was begun is kept and is back after the PIN.</source>
        <translation>Việc đang làm được giữ lại và trở lại sau khi nhập mã PIN.</translation>
    </message>
    <message>
        <source>Locked because nobody used the desk for a while. What was begun is kept.</source>
        <translation>Tự khóa vì một lúc không có ai dùng quầy. Việc đang làm được giữ lại.</translation>
    </message>
    <message>
        <source>Locked together with the computer. What was begun is kept.</source>
        <translation>Khóa cùng với máy tính. Việc đang làm được giữ lại.</translation>
    </message>
    <message>
        <source>Locked because the computer went to sleep. What was begun is kept.</source>
        <translation>Khóa vì máy tính chuyển sang chế độ ngủ. Việc đang làm được giữ lại.</translation>
    </message>
    <message>
        <source>The central system ended the sign-in. After a new sign-in and the PIN the work is here again.</source>
        <translation>Hệ thống trung tâm đã kết thúc phiên đăng nhập. Sau khi đăng nhập lại và nhập mã PIN, việc đang làm trở lại ở đây.</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::LookupBar</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Name and birth date</source>
        <translation>Họ tên và ngày sinh</translation>
    </message>
    <message>
        <source>Name: add the year of birth</source>
        <extracomment>Chip in the look-up field: a name was recognised; by a name alone only the saved data is searched.</extracomment>
        <translation>Họ tên: nhập thêm năm sinh</translation>
    </message>
    <message>
        <source>Not a number yet</source>
        <translation>Chưa đủ số</translation>
    </message>
    <message>
        <source>Insurance number, personal ID, health card, or full name and year of birth</source>
        <translation>Mã số BHXH, số định danh, thẻ BHYT, hoặc họ tên và năm sinh</translation>
    </message>
    <message>
        <source>Look up a citizen</source>
        <translation>Tra cứu người tham gia</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Tra cứu</translation>
    </message>
    <message>
        <source>&amp;Purpose</source>
        <translation>&amp;Mục đích</translation>
    </message>
    <message>
        <source>Case &amp;no.</source>
        <translation>Mã &amp;hồ sơ</translation>
    </message>
    <message>
        <source>if there is one</source>
        <translation>nếu có</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::MainWindow</name>
    <message>
        <source>BHXH counter</source>
        <translation>Quầy BHXH</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::MaskedValue</name>
    <message>
        <source>partly hidden</source>
        <translation>đã che một phần</translation>
    </message>
    <message>
        <source>Partly hidden to protect personal data</source>
        <translation>Đã che một phần để bảo vệ dữ liệu cá nhân</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::MatchesView</name>
    <message numerus="yes">
        <source>%n people found</source>
        <translation>
            <numerusform>Tìm thấy %n người</numerusform>
        </translation>
    </message>
    <message>
        <source>There are more than can be shown: add the day of birth, or use a number. Enter opens the chosen one.</source>
        <translation>Có nhiều kết quả hơn số hiển thị: nhập đủ ngày sinh, hoặc dùng số. Nhấn Enter để mở người đang chọn.</translation>
    </message>
    <message>
        <source>Ask for one more fact before opening: the address, or a number&apos;s last digits. Enter opens the chosen one.</source>
        <translation>Hỏi thêm một thông tin trước khi mở: địa chỉ, hoặc các chữ số cuối của số. Nhấn Enter để mở người đang chọn.</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Những người tìm thấy</translation>
    </message>
    <message>
        <source>These come from the saved data, and more fit than can be shown: type more of the name, or the year of birth.</source>
        <translation>Kết quả lấy từ dữ liệu đã lưu và nhiều hơn số hiển thị được: nhập thêm họ tên hoặc năm sinh.</translation>
    </message>
    <message>
        <source>These come from the saved data: somebody new, or from another office, isn&apos;t among them. Ask for a number&apos;s last digits; Enter opens the chosen one.</source>
        <translation>Kết quả lấy từ dữ liệu đã lưu: không gồm người mới hoặc người do cơ quan khác quản lý. Hỏi các chữ số cuối của số; nhấn Enter để mở người đang chọn.</translation>
    </message>
    <message>
        <source>&amp;Back to %1</source>
        <extracomment>%1 is the name of the citizen who was open before</extracomment>
        <translation>&amp;Quay lại %1</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::MessagePanel</name>
    <message>
        <source>Close the message</source>
        <translation>Đóng thông báo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Lưu ý</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Chưa thực hiện được</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Thông tin</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>kind of message, its text, its code</comment>
        <translation>%1: %2 %3</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::NameSuggestions</name>
    <message>
        <source>People in the saved data with this name</source>
        <translation>Người có tên này trong dữ liệu đã lưu</translation>
    </message>
    <message>
        <source>Down leads into the list, Enter opens the chosen one, Esc closes it.</source>
        <translation>Phím mũi tên xuống để vào danh sách, Enter để mở người đang chọn, Esc để đóng.</translation>
    </message>
    <message>
        <source>More people fit: type more of the name, or the year of birth.</source>
        <translation>Còn nhiều người phù hợp: nhập thêm họ tên hoặc năm sinh.</translation>
    </message>
    <message>
        <source>Opening the saved names: %1 %. Others may fit too.</source>
        <extracomment>the names of the saved data are being made searchable after the desk was opened</extracomment>
        <translation>Đang mở tên đã lưu: %1 %. Có thể còn người khác phù hợp.</translation>
    </message>
    <message numerus="yes">
        <source>%n people with this name are in the list below</source>
        <extracomment>for a screen reader, at the look-up field while a name is typed</extracomment>
        <translation>
            <numerusform>%n người có tên này trong danh sách bên dưới</numerusform>
        </translation>
    </message>
    <message>
        <source>From this office&apos;s data, saved at %1.</source>
        <extracomment>above the names that are suggested while somebody types; %1 is a time of today, or a date and time</extracomment>
        <translation>Từ dữ liệu của cơ quan này, lưu lúc %1.</translation>
    </message>
    <message>
        <source>From this office&apos;s saved data, which isn&apos;t complete yet.</source>
        <translation>Từ dữ liệu đã lưu của cơ quan này, chưa đầy đủ.</translation>
    </message>
    <message>
        <source>The central system can&apos;t be reached: what is saved is opened.</source>
        <translation>Không kết nối được hệ thống trung tâm: khi mở, thông tin lấy từ dữ liệu đã lưu.</translation>
    </message>
    <message>
        <source>The record itself is read from the central system when one is opened.</source>
        <translation>Khi mở, thông tin được đọc từ hệ thống trung tâm.</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::NewPinForm</name>
    <message>
        <source>Ne&amp;w PIN</source>
        <translation>Mã PIN mớ&amp;i</translation>
    </message>
    <message>
        <source>Once &amp;more</source>
        <translation>Nhập &amp;lại</translation>
    </message>
    <message>
        <source>6 to 12 digits</source>
        <translation>6 đến 12 chữ số</translation>
    </message>
    <message>
        <source>not one that is tried first (123456, 111111, a year twice)</source>
        <translation>không phải mã dễ đoán (123456, 111111, năm viết hai lần)</translation>
    </message>
    <message>
        <source>the same twice</source>
        <translation>hai lần nhập giống nhau</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::OfflineOpening</name>
    <message>
        <source>&amp;Who</source>
        <translation>&amp;Cán bộ</translation>
    </message>
    <message>
        <source>&amp;PIN</source>
        <translation>Mã &amp;PIN</translation>
    </message>
    <message>
        <source>&amp;Open the desk</source>
        <translation>&amp;Mở quầy</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>Sign in with the &amp;browser instead</source>
        <translation>Đăng nhập bằng t&amp;rình duyệt</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::PasswordResetPanel</name>
    <message>
        <source>New password</source>
        <translation>Cấp lại mật khẩu</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Bắt đầu lại</translation>
    </message>
    <message>
        <source>Send a code</source>
        <translation>Gửi mã xác thực</translation>
    </message>
    <message>
        <source>The central system sends a one-time code, then the new password, to the registered address.</source>
        <translation>Hệ thống trung tâm gửi mã xác thực, rồi gửi mật khẩu mới, đến địa chỉ đã đăng ký.</translation>
    </message>
    <message>
        <source>It is not known yet whether the code was sent. The central system is being asked; nothing is sent twice.</source>
        <translation>Chưa biết mã đã gửi hay chưa. Đang hỏi hệ thống trung tâm; không có gì bị gửi hai lần.</translation>
    </message>
    <message>
        <source>It is not known yet whether the hold was lifted. The central system is being asked.</source>
        <translation>Chưa biết đã gỡ tạm dừng hay chưa. Đang hỏi hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>The hold is lifted: a code can be sent now.</source>
        <translation>Đã gỡ tạm dừng: có thể gửi mã xác thực.</translation>
    </message>
    <message>
        <source>Whether the code was sent could not be learned. On record there is no open reset now, and what was typed is kept. If the citizen got no code, send it once more.</source>
        <translation>Không biết được mã đã được gửi chưa. Hiện trong hồ sơ không có lần cấp lại mật khẩu nào đang mở, nội dung đã nhập vẫn được giữ. Nếu người tham gia chưa nhận được mã, hãy gửi lại một lần nữa.</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::PinPage</name>
    <message>
        <source>Keeping the PIN</source>
        <translation>Đang lưu mã PIN</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>A PIN for %1</source>
        <extracomment>%1 is a staff member&apos;s name</extracomment>
        <translation>Mã PIN của %1</translation>
    </message>
    <message>
        <source>The PIN opens this desk after a lock, and the data saved on it. It is for this desk only, and it is asked for many times a day.</source>
        <translation>Mã PIN mở lại quầy sau khi khóa và mở dữ liệu lưu trên quầy. Mã chỉ dùng ở quầy này, mỗi ngày nhập nhiều lần.</translation>
    </message>
    <message>
        <source>&amp;Choose this PIN</source>
        <translation>&amp;Chọn mã PIN này</translation>
    </message>
    <message>
        <source>Signed in. The PIN opens what is kept on this desk.</source>
        <translation>Đã đăng nhập. Mã PIN mở những gì được giữ trên quầy này.</translation>
    </message>
    <message>
        <source>&amp;Open the desk</source>
        <translation>&amp;Mở quầy</translation>
    </message>
    <message>
        <source>&amp;PIN</source>
        <translation>Mã &amp;PIN</translation>
    </message>
    <message>
        <source>&amp;Forgotten PIN</source>
        <translation>&amp;Quên mã PIN</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Đăng xuất</translation>
    </message>
    <message>
        <source>This desk can keep nothing for longer: the PIN and the saved data are for this session only. %1</source>
        <extracomment>then why, and what to do about it</extracomment>
        <translation>Quầy này không lưu giữ được lâu: mã PIN và dữ liệu đã lưu chỉ dùng cho phiên này. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::RailButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n đang chờ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bhxh::ui::RecordComparison</name>
    <message>
        <source>On record before</source>
        <extracomment>column of a comparison: the record as it was when the form was opened</extracomment>
        <translation>Hồ sơ lúc trước</translation>
    </message>
    <message>
        <source>On record now</source>
        <extracomment>column of a comparison: the record as somebody else has changed it</extracomment>
        <translation>Hồ sơ hiện nay</translation>
    </message>
    <message>
        <source>Typed here</source>
        <extracomment>column of a comparison: the new address as it stands in the form</extracomment>
        <translation>Đã nhập ở đây</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>read by a screen reader: a column of the comparison, what stands in it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>chưa có địa chỉ</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Địa chỉ email</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Từ lúc</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>VssID account</source>
        <translation>Tài khoản VssID</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::ResetForm</name>
    <message>
        <source>Asking whether it was sent</source>
        <translation>Đang hỏi đã gửi hay chưa</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>&amp;Send the code to %1</source>
        <translation>Gử&amp;i mã đến %1</translation>
    </message>
    <message>
        <source>Its last 3 or 4 characters</source>
        <translation>3 hoặc 4 ký tự cuối</translation>
    </message>
    <message>
        <source>How the code goes out</source>
        <translation>Cách gửi mã</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Tick this when it is so: nothing is sent without.</source>
        <translation>Đánh dấu ô này khi đã thực hiện: chưa đánh dấu thì không gửi được.</translation>
    </message>
    <message>
        <source>&amp;Start with the smart-OTP code</source>
        <translation>Bắt đầu với mã Smart &amp;OTP</translation>
    </message>
    <message>
        <source>Identity checked by</source>
        <translation>Đối chiếu bằng</translation>
    </message>
    <message>
        <source>Who presents it</source>
        <translation>Người xuất trình</translation>
    </message>
    <message>
        <source>may be left empty</source>
        <translation>có thể để trống</translation>
    </message>
    <message>
        <source>I co&amp;mpared the person with the document</source>
        <translation>Đã đối chiếu nhân thân với &amp;giấy tờ</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::ResetObstacle</name>
    <message>
        <source>possible in %1</source>
        <translation>thực hiện được sau %1</translation>
    </message>
    <message>
        <source>Only a supervisor who had no part in the address change may lift it.</source>
        <translation>Chỉ người phê duyệt không tham gia thay đổi địa chỉ mới được gỡ.</translation>
    </message>
    <message>
        <source>&amp;Lift the hold</source>
        <translation>&amp;Gỡ tạm dừng</translation>
    </message>
    <message>
        <source>Lifting</source>
        <translation>Đang gỡ</translation>
    </message>
    <message>
        <source>The citizen has no active account, so there is no password to send. Help the citizen to register in VssID or on the public service portal.</source>
        <translation>Người tham gia chưa có tài khoản đang hoạt động nên không có mật khẩu để gửi. Hướng dẫn đăng ký trên VssID hoặc Cổng dịch vụ công.</translation>
    </message>
    <message>
        <source>The account is locked. Nothing can be sent until it is unlocked: follow the office&apos;s procedure for locked accounts.</source>
        <translation>Tài khoản đang bị khóa. Chưa gửi được gì cho đến khi mở khóa: thực hiện theo quy trình của cơ quan đối với tài khoản bị khóa.</translation>
    </message>
    <message>
        <source>The citizen signs in with VNeID only and has no password. Help with the VNeID app instead.</source>
        <translation>Người tham gia chỉ đăng nhập bằng VNeID, không có mật khẩu. Hướng dẫn sử dụng ứng dụng VNeID.</translation>
    </message>
    <message>
        <source>No e-mail address is registered. Add one first (F3).</source>
        <translation>Chưa đăng ký địa chỉ email. Thêm mới email trước (F3).</translation>
    </message>
    <message>
        <source>E-mails to the registered address come back. Correct the address first (F3).</source>
        <translation>Thư gửi đến địa chỉ đã đăng ký bị trả lại. Sửa email trước (F3).</translation>
    </message>
    <message>
        <source>A password was sent or a code was locked just now. A new code is possible from %1.</source>
        <translation>Vừa gửi mật khẩu, hoặc mã vừa bị khóa. Có thể gửi mã mới từ %1.</translation>
    </message>
    <message>
        <source>On hold because the address was changed just now. A code is possible from %1, or when another supervisor lifts the hold.</source>
        <translation>Tạm dừng do mới đổi email. Có thể gửi mã từ %1, hoặc khi người phê duyệt khác gỡ tạm dừng.</translation>
    </message>
    <message>
        <source>Sending a code is the counter staff&apos;s job; this sign-in has no counter role.</source>
        <translation>Việc gửi mã do cán bộ tiếp nhận thực hiện; tài khoản này không có vai trò đó.</translation>
    </message>
    <message>
        <source>Reason for lifting the &amp;hold</source>
        <translation>&amp;Lý do gỡ tạm dừng</translation>
    </message>
    <message>
        <source>The citizen&apos;s registration is still waiting for approval, so there is no password to send yet. Check where the registration stands.</source>
        <translation>Đăng ký tài khoản của người tham gia đang chờ duyệt nên chưa có mật khẩu để cấp lại. Kiểm tra tình trạng hồ sơ đăng ký.</translation>
    </message>
    <message>
        <source>The central system allows a new code from %1.</source>
        <translation>Hệ thống trung tâm cho phép gửi mã mới từ %1.</translation>
    </message>
    <message>
        <source>Another office has begun a password reset for this citizen, and it is still open. It has to end there first: call that office, or send the citizen there. This page notices by itself when it is over.</source>
        <translation>Cơ quan BHXH khác đã bắt đầu cấp lại mật khẩu cho người tham gia này và việc đó vẫn đang mở. Trước hết phải kết thúc tại đó: hãy gọi cho cơ quan ấy hoặc hướng dẫn người tham gia đến đó. Khi việc đó kết thúc, trang này tự cập nhật.</translation>
    </message>
    <message>
        <source>The central system can&apos;t be reached, so no code can be sent. Ask the citizen to wait or to come back; this page notices by itself when the line is there again.</source>
        <translation>Chưa kết nối được với hệ thống trung tâm nên chưa gửi được mã. Mời ông/bà chờ hoặc quay lại sau; trang này tự nhận biết khi có đường truyền.</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::ResetProgress</name>
    <message>
        <source>Code sent</source>
        <translation>Đã gửi mã</translation>
    </message>
    <message>
        <source>Code in the citizen&apos;s app</source>
        <translation>Mã trong ứng dụng của người tham gia</translation>
    </message>
    <message>
        <source>Typed by the citizen</source>
        <translation>Người tham gia nhập mã</translation>
    </message>
    <message>
        <source>on the citizen&apos;s display</source>
        <translation>trên màn hình người tham gia</translation>
    </message>
    <message>
        <source>on the portal</source>
        <translation>trên Cổng dịch vụ công</translation>
    </message>
    <message>
        <source>Password e-mail sent</source>
        <translation>Đã gửi thư mật khẩu</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Mã: %1</translation>
    </message>
    <message>
        <source>code valid for %1</source>
        <translation>mã còn hiệu lực %1</translation>
    </message>
    <message>
        <source>the code has expired</source>
        <translation>mã đã hết hạn</translation>
    </message>
    <message>
        <source>The e-mail came back. Give this reset up and correct the address first.</source>
        <translation>Thư bị trả lại. Hủy lần cấp lại này và sửa email trước.</translation>
    </message>
    <message>
        <source>The code has expired. Send another one.</source>
        <translation>Mã đã hết hạn. Gửi mã khác.</translation>
    </message>
    <message>
        <source>The citizen types the code on the citizen&apos;s display. Nobody asks for the code.</source>
        <translation>Người tham gia tự nhập mã trên màn hình dành cho người tham gia. Cán bộ không hỏi mã.</translation>
    </message>
    <message>
        <source>The citizen types the code on the public service portal, with their own device. Nobody asks for the code.</source>
        <translation>Người tham gia tự nhập mã trên Cổng dịch vụ công bằng thiết bị của mình. Cán bộ không hỏi mã.</translation>
    </message>
    <message>
        <source>The e-mail with the password came back. Correct the address, then start again.</source>
        <translation>Thư mật khẩu bị trả lại. Sửa email rồi bắt đầu lại.</translation>
    </message>
    <message>
        <source>The new password went to %1. The citizen should change it at the first sign-in.</source>
        <translation>Mật khẩu mới đã gửi đến %1. Nhắc người tham gia đổi mật khẩu ngay lần đăng nhập đầu tiên.</translation>
    </message>
    <message>
        <source>The time for this reset is over and nothing was changed. Start again when the citizen is ready.</source>
        <translation>Đã hết thời gian của lần cấp lại này; không có gì thay đổi. Bắt đầu lại khi người tham gia sẵn sàng.</translation>
    </message>
    <message>
        <source>Too many wrong codes: this reset is locked and nothing was changed. After the waiting time a new code can be sent.</source>
        <translation>Nhập sai mã quá nhiều lần: lần cấp lại này bị khóa, không có gì thay đổi. Sau thời gian chờ có thể gửi mã mới.</translation>
    </message>
    <message>
        <source>This reset was given up; its code no longer counts.</source>
        <translation>Lần cấp lại này đã hủy; mã không còn hiệu lực.</translation>
    </message>
    <message>
        <source>Send another code</source>
        <translation>Gửi lại mã</translation>
    </message>
    <message>
        <source>again in %1</source>
        <translation>gửi lại sau %1</translation>
    </message>
    <message>
        <source>Give this reset up</source>
        <translation>Hủy lần cấp lại này</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>It is not known yet whether the code was taken. The central system is being asked; no attempt is counted twice.</source>
        <translation>Chưa biết mã đã được ghi nhận hay chưa. Đang hỏi hệ thống trung tâm; không lần nhập nào bị tính hai lần.</translation>
    </message>
    <message>
        <source>It is not known yet whether another code was sent. The central system is being asked; nothing is sent twice.</source>
        <translation>Chưa biết mã mới đã gửi hay chưa. Đang hỏi hệ thống trung tâm; không gửi hai lần.</translation>
    </message>
    <message>
        <source>It is not known yet whether the reset was given up. The central system is being asked.</source>
        <translation>Chưa biết lần cấp lại này đã được hủy hay chưa. Đang hỏi hệ thống trung tâm.</translation>
    </message>
    <message numerus="yes">
        <source>%n attempts left</source>
        <translation>
            <numerusform>còn %n lần nhập</numerusform>
        </translation>
    </message>
    <message>
        <source>The time for the code is over. Start the code anew.</source>
        <translation>Đã hết thời gian nhập mã. Bắt đầu lại mã.</translation>
    </message>
    <message>
        <source>The citizen reads the code in their smart-OTP app and types it on the citizen&apos;s display. Nobody asks for the code.</source>
        <translation>Người tham gia xem mã trong ứng dụng Smart OTP và tự nhập trên màn hình dành cho người tham gia. Cán bộ không hỏi mã.</translation>
    </message>
    <message>
        <source>The citizen reads the code in their smart-OTP app and types it on the public service portal. Nobody asks for the code.</source>
        <translation>Người tham gia xem mã trong ứng dụng Smart OTP và tự nhập trên Cổng dịch vụ công. Cán bộ không hỏi mã.</translation>
    </message>
    <message>
        <source>Show the citizen&apos;s display</source>
        <translation>Mở màn hình người tham gia</translation>
    </message>
    <message>
        <source>Start the code anew</source>
        <translation>Bắt đầu lại mã</translation>
    </message>
    <message>
        <source>possible when the waiting time is over</source>
        <translation>thực hiện được khi hết thời gian chờ</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>Really give this reset up?</source>
        <translation>Hủy lần cấp lại này?</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::SavedDataPage</name>
    <message>
        <source>ready</source>
        <extracomment>the saved data of this desk, one word: it can be used
----------
the search by name in the saved data</extracomment>
        <translation>sẵn sàng</translation>
    </message>
    <message>
        <source>opening</source>
        <extracomment>the saved data of this desk, one word</extracomment>
        <translation>đang mở</translation>
    </message>
    <message>
        <source>for colleagues only</source>
        <extracomment>the saved data of this desk, in short</extracomment>
        <translation>chỉ đồng nghiệp mở được</translation>
    </message>
    <message>
        <source>can&apos;t be opened</source>
        <extracomment>the saved data of this desk, in short</extracomment>
        <translation>không mở được</translation>
    </message>
    <message>
        <source>nothing is kept</source>
        <extracomment>the saved data of this desk, in short: there is none</extracomment>
        <translation>không lưu gì</translation>
    </message>
    <message>
        <source>Saved data of this desk</source>
        <translation>Dữ liệu đã lưu ở quầy này</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>The saved data is closed: nobody works at this desk just now.</source>
        <translation>Dữ liệu đã lưu đang đóng: chưa có ai làm việc ở quầy này.</translation>
    </message>
    <message>
        <source>The central system doesn&apos;t allow this desk to keep anything. Look-ups work only while it can be reached.</source>
        <translation>Hệ thống trung tâm không cho phép quầy này lưu dữ liệu. Chỉ tra cứu được khi có kết nối.</translation>
    </message>
    <message>
        <source>This desk has no place to keep anything. Look-ups work only while the central system can be reached; tell the administrator if that should be different.</source>
        <translation>Quầy này không có chỗ lưu dữ liệu. Chỉ tra cứu được khi có kết nối với hệ thống trung tâm; báo quản trị viên nếu cần lưu.</translation>
    </message>
    <message>
        <source>The saved data is being opened. Look-ups need the central system until then.</source>
        <translation>Đang mở dữ liệu đã lưu. Trước khi mở xong, tra cứu cần có kết nối với hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>What is kept here is for colleagues: there is no key to it for this sign-in, or it is another office&apos;s. That changes by itself: when a colleague of this office opens this desk, or when the register is read the next time.</source>
        <translation>Dữ liệu lưu ở đây là của đồng nghiệp: tài khoản này chưa có khóa để mở, hoặc đó là dữ liệu của cơ quan khác. Tình trạng này tự hết khi một đồng nghiệp cùng cơ quan mở quầy này, hoặc ở lần đồng bộ tiếp theo.</translation>
    </message>
    <message>
        <source>When the central system can&apos;t be reached, people of this office are looked up here. This computer has no key store that lasts, so it is all deleted when the program ends.</source>
        <translation>Khi mất kết nối với hệ thống trung tâm, người do cơ quan này quản lý được tra cứu ở đây. Máy này không có kho khóa lâu dài, nên dữ liệu bị xóa khi đóng chương trình.</translation>
    </message>
    <message>
        <source>When the central system can&apos;t be reached, people of this office are looked up here. It is sealed: only the members of this desk open it, each with their own PIN.</source>
        <translation>Khi mất kết nối với hệ thống trung tâm, người do cơ quan này quản lý được tra cứu ở đây. Dữ liệu được niêm phong: chỉ cán bộ của quầy này mở được, mỗi người bằng mã PIN của mình.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Số người</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Tính đến</translation>
    </message>
    <message>
        <source>not complete yet</source>
        <translation>chưa đầy đủ</translation>
    </message>
    <message>
        <source>Deleted on</source>
        <translation>Tự xóa lúc</translation>
    </message>
    <message>
        <source>unless the register is read again before</source>
        <translation>nếu trước đó không đồng bộ lại</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Dung lượng trên máy</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>Tìm theo họ tên</translation>
    </message>
    <message>
        <source>%1 of %2 names opened</source>
        <extracomment>the search by name in the saved data: how many names of all can be found already</extracomment>
        <translation>đã mở %1 / %2 tên</translation>
    </message>
    <message>
        <source>Delete the saved data</source>
        <translation>Xóa dữ liệu đã lưu</translation>
    </message>
    <message>
        <source>All of it is deleted from this computer, for all members of this desk, and can&apos;t be brought back. Until the register has been read anew, nobody can be looked up here without the central system. Drafts that wait are kept. Do this before the computer is given away or repaired.</source>
        <translation>Toàn bộ dữ liệu bị xóa khỏi máy này, đối với mọi cán bộ của quầy, và không khôi phục được. Cho đến khi đồng bộ lại xong, không tra cứu được ai khi mất kết nối. Bản nháp chờ gửi vẫn được giữ. Làm việc này trước khi chuyển giao hoặc đem máy đi sửa.</translation>
    </message>
    <message>
        <source>Delete the saved data…</source>
        <translation>Xóa dữ liệu đã lưu…</translation>
    </message>
    <message>
        <source>Delete it for all members of this desk?</source>
        <translation>Xóa đối với mọi cán bộ của quầy này?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Đang xóa</translation>
    </message>
    <message>
        <source>The central system doesn&apos;t allow this desk to keep anything any more, but a file of it could not be deleted yet. That is tried again by itself; if it stays so, tell the administrator.</source>
        <translation>Hệ thống trung tâm không còn cho phép quầy này lưu dữ liệu, nhưng có tệp chưa xóa được. Chương trình tự thử lại; nếu vẫn vậy, báo quản trị viên.</translation>
    </message>
    <message>
        <source>The register of this office hasn&apos;t been read yet. Until the first people are here, look-ups need the central system.</source>
        <translation>Chưa đọc danh sách của cơ quan này. Khi chưa có người nào ở đây, việc tra cứu cần hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <extracomment>the search by name in the saved data: there is nobody to be found</extracomment>
        <translation>chưa có ai</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::SearchField</name>
    <message>
        <source>Clear (Esc)</source>
        <translation>Xóa (Esc)</translation>
    </message>
    <message>
        <source>Clear the look-up field</source>
        <translation>Xóa ô tra cứu</translation>
    </message>
    <message>
        <source>Recognised: %1</source>
        <translation>Nhận ra: %1</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::SecretField</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>Đã nhập %n chữ số</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bhxh::ui::SignInPage</name>
    <message>
        <source>BHXH counter</source>
        <translation>Quầy BHXH</translation>
    </message>
    <message>
        <source>Go on in the browser window that was opened. This page changes by itself when you are signed in.</source>
        <translation>Tiếp tục trong cửa sổ trình duyệt vừa mở. Trang này tự chuyển khi đăng nhập xong.</translation>
    </message>
    <message>
        <source>Signing in opens the browser, with the agency&apos;s own account and second factor. No password is typed into this program.</source>
        <translation>Đăng nhập bằng trình duyệt, với tài khoản và bước xác thực thứ hai của cơ quan. Không nhập mật khẩu vào chương trình này.</translation>
    </message>
    <message>
        <source>&amp;Sign in with the browser</source>
        <translation>Đăng &amp;nhập bằng trình duyệt</translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation>Mở &amp;lại</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>Đã sao chép liên kết</translation>
    </message>
    <message>
        <source>&amp;Copy the link</source>
        <translation>&amp;Sao chép liên kết</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Đang đăng nhập</translation>
    </message>
    <message>
        <source>Waiting for the keychain</source>
        <translation>Đang chờ kho khóa</translation>
    </message>
    <message>
        <source>Go on in the browser window that was opened, as %1. What was begun is kept.</source>
        <extracomment>%1 is a staff member&apos;s name</extracomment>
        <translation>Tiếp tục trong cửa sổ trình duyệt vừa mở, bằng tài khoản của %1. Việc đang làm được giữ lại.</translation>
    </message>
    <message>
        <source>This computer&apos;s keychain is asked for the keys of this desk. It may ask for its password in a window of its own.</source>
        <translation>Đang hỏi kho khóa của máy tính về khóa của quầy này. Kho khóa có thể hỏi mật khẩu của nó trong một cửa sổ riêng.</translation>
    </message>
    <message>
        <source>Without the central system: only what is saved on this desk can be looked up, and nothing is sent.</source>
        <translation>Không có hệ thống trung tâm: chỉ tra cứu được dữ liệu lưu trên quầy này, và không gửi gì.</translation>
    </message>
    <message>
        <source>&amp;Go on without it: for this session only</source>
        <translation>&amp;Tiếp tục không có kho khóa: chỉ cho phiên này</translation>
    </message>
    <message>
        <source>Open with the &amp;PIN (no connection)</source>
        <translation>Mở bằng mã &amp;PIN (không có đường truyền)</translation>
    </message>
    <message>
        <source>Link to the sign-in page</source>
        <translation>Liên kết đến trang đăng nhập</translation>
    </message>
    <message>
        <source>The browser could not be opened. Copy the link and open it in a browser on this computer; this page goes on waiting for it.</source>
        <translation>Không mở được trình duyệt. Sao chép liên kết và mở trong một trình duyệt trên máy này; trang này vẫn chờ.</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::StaffChooser</name>
    <message>
        <source>Training: sign-in page</source>
        <translation>Đào tạo: trang đăng nhập</translation>
    </message>
    <message>
        <source>Who is at the desk?</source>
        <translation>Ai đang làm việc tại quầy?</translation>
    </message>
    <message>
        <source>The training central does not answer. Close this window and sign in again.</source>
        <translation>Hệ thống đào tạo không trả lời. Đóng cửa sổ này rồi đăng nhập lại.</translation>
    </message>
    <message>
        <source>In training this window stands for the sign-in page of the browser. All people here are invented.</source>
        <translation>Khi đào tạo, cửa sổ này thay cho trang đăng nhập trên trình duyệt. Mọi người ở đây đều là hư cấu.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>a person&apos;s name, then what they do</extracomment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::StepsView</name>
    <message>
        <source>done</source>
        <translation>đã xong</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>đang thực hiện</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>đã dừng</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>chưa đến</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3, %4</source>
        <translation>Bước %1/%2: %3, %4</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::SyncCard</name>
    <message>
        <source>off</source>
        <extracomment>the sync of the saved data, in short</extracomment>
        <translation>tắt</translation>
    </message>
    <message>
        <source>waits for the next time</source>
        <extracomment>the sync of the saved data, in short: it starts by itself at a time</extracomment>
        <translation>chờ lần tiếp theo</translation>
    </message>
    <message>
        <source>reading</source>
        <extracomment>the sync of the saved data, in short: it runs</extracomment>
        <translation>đang đồng bộ</translation>
    </message>
    <message>
        <source>paused</source>
        <extracomment>the sync of the saved data, in short</extracomment>
        <translation>tạm dừng</translation>
    </message>
    <message>
        <source>waits for the line</source>
        <extracomment>the sync of the saved data, in short</extracomment>
        <translation>chờ đường truyền</translation>
    </message>
    <message>
        <source>failed</source>
        <extracomment>the sync of the saved data, in short</extracomment>
        <translation>chưa được</translation>
    </message>
    <message>
        <source>Sync with the central system</source>
        <translation>Đồng bộ với hệ thống trung tâm</translation>
    </message>
    <message>
        <source>Next time at %1.</source>
        <extracomment>when the register is read the next time; %1 is a time of today, or a date and time</extracomment>
        <translation>Lần tiếp theo lúc %1.</translation>
    </message>
    <message>
        <source>Nothing is read: nothing may be kept here, or nobody has signed in at the central system.</source>
        <translation>Không đồng bộ: quầy này không được lưu dữ liệu, hoặc chưa có ai đăng nhập vào hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>The register of this office is read by itself while somebody works here.</source>
        <translation>Dữ liệu của cơ quan này được đồng bộ tự động khi có người làm việc ở quầy.</translation>
    </message>
    <message>
        <source>The register of this office is being read. Work goes on as usual: who stands at the counter comes first.</source>
        <translation>Đang đồng bộ dữ liệu của cơ quan này. Công việc vẫn tiến hành bình thường: người ở quầy được ưu tiên.</translation>
    </message>
    <message>
        <source>Paused. What was read so far is kept; it goes on from there.</source>
        <translation>Đang tạm dừng. Phần đã đồng bộ được giữ lại; khi tiếp tục sẽ làm tiếp từ đó.</translation>
    </message>
    <message>
        <source>There is no connection. It goes on by itself where it stopped when the line is back.</source>
        <translation>Đang mất kết nối. Khi có đường truyền, việc đồng bộ tự làm tiếp từ chỗ đã dừng.</translation>
    </message>
    <message>
        <source>%1 of %2 people</source>
        <extracomment>how many people of the register have been read, and of how many</extracomment>
        <translation>%1 / %2 người</translation>
    </message>
    <message>
        <source>%1 people so far</source>
        <extracomment>how many people of the register have been read</extracomment>
        <translation>đã được %1 người</translation>
    </message>
    <message>
        <source> · about %1 left</source>
        <extracomment>behind &quot;12,500 of 290,000 people&quot;; %1 is &quot;5 minutes&quot;</extracomment>
        <translation> · còn khoảng %1</translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation>Đồng &amp;bộ ngay</translation>
    </message>
    <message>
        <source>P&amp;ause</source>
        <translation>&amp;Tạm dừng</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Tiếp tục</translation>
    </message>
    <message>
        <source>Paused: nothing is kept, and nothing is read before somebody goes on or signs in again.</source>
        <translation>Đã tạm dừng: không giữ dữ liệu nào, và không đọc gì cho đến khi có người bấm tiếp tục hoặc đăng nhập lại.</translation>
    </message>
    <message>
        <source>This desk was opened by PIN alone. It goes on by itself where it stopped when the central system can be asked and the member is signed in there.</source>
        <translation>Quầy này chỉ được mở bằng PIN. Việc đọc tự tiếp tục từ chỗ đã dừng khi kết nối được hệ thống trung tâm và cán bộ đã đăng nhập ở đó.</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::TextLabel</name>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::WorkMessages</name>
    <message>
        <source>This step needs a fresh sign-in, and the browser could not be opened. Copy the link and open it in a browser on this computer; nothing here is lost.</source>
        <translation>Bước này cần đăng nhập lại, nhưng không mở được trình duyệt. Sao chép liên kết và mở trong một trình duyệt trên máy này; nội dung ở đây không bị mất.</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Sao chép liên kết</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>This step needs a fresh sign-in. Go on in the browser window; nothing here is lost.</source>
        <translation>Bước này cần đăng nhập lại. Tiếp tục trong cửa sổ trình duyệt; nội dung ở đây không bị mất.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>The PIN is changed. From now on only the new one opens this desk.</source>
        <translation>Đã đổi mã PIN. Từ giờ chỉ mã mới mở được quầy này.</translation>
    </message>
    <message>
        <source>Work that was begun at %1 is waiting.</source>
        <extracomment>%1 is a time of today, or a date and time</extracomment>
        <translation>Việc đang làm dở từ %1 đang chờ.</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Work that was begun earlier can&apos;t be opened any more: it belonged to another PIN, or its file is damaged. It has to be done again.</source>
        <translation>Không mở lại được việc đang làm dở lần trước: thuộc về một mã PIN khác, hoặc tệp bị hỏng. Phải làm lại từ đầu.</translation>
    </message>
    <message>
        <source>Drafts that were kept on this desk can&apos;t be opened any more: they belonged to another PIN, or their file is damaged. They have to be written again.</source>
        <translation>Không mở lại được các bản nháp giữ ở quầy này: thuộc về một mã PIN khác, hoặc tệp bị hỏng. Phải nhập lại từ đầu.</translation>
    </message>
    <message>
        <source>The saved data of this desk was damaged, or its key was lost, so it was deleted. It is read anew by itself; until then look-ups need the central system.</source>
        <translation>Dữ liệu đã lưu ở quầy này bị hỏng hoặc mất khóa nên đã được xóa. Dữ liệu tự đồng bộ lại; trước khi xong, tra cứu cần có kết nối với hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>The central system is slow to answer. Saved data is shown meanwhile (%1); the answer takes its place by itself.</source>
        <extracomment>%1 is &quot;as of 08:12&quot;</extracomment>
        <translation>Hệ thống trung tâm trả lời chậm. Đang xem dữ liệu đã lưu %1; khi có trả lời, nội dung tự thay.</translation>
    </message>
    <message>
        <source>The central system hasn&apos;t answered. Saved data is shown (%1). It is read again by itself when the line is back; a change can be written down and kept until then.</source>
        <extracomment>%1 is &quot;as of 08:12&quot;</extracomment>
        <translation>Hệ thống trung tâm chưa trả lời. Đang xem dữ liệu đã lưu %1. Khi có đường truyền, nội dung tự cập nhật; trong lúc chờ có thể nhập thay đổi và giữ bản nháp.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>not complete yet</source>
        <extracomment>of the saved data: the register was not read to its end yet</extracomment>
        <translation>chưa đầy đủ</translation>
    </message>
    <message>
        <source>as of %1</source>
        <extracomment>how old the saved data is; %1 is a time of today, or a date and time</extracomment>
        <translation>lúc %1</translation>
    </message>
    <message>
        <source>The line is back. After a sign-in the desk works with the central system again.</source>
        <translation>Đã có đường truyền. Sau khi đăng nhập, quầy làm việc lại với hệ thống trung tâm.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Đăng nhập</translation>
    </message>
    <message>
        <source>No connection to the central system. Looking people up goes on with the saved data (%1); a change of an address can be written down and kept until the line is back.</source>
        <extracomment>%1 is &quot;as of 08:12&quot;</extracomment>
        <translation>Mất kết nối với hệ thống trung tâm. Vẫn tra cứu được bằng dữ liệu đã lưu %1; thay đổi địa chỉ có thể nhập và giữ bản nháp cho đến khi có đường truyền.</translation>
    </message>
    <message>
        <source>Something was sent and had no answer yet when this desk was locked. What is shown here was read since: it tells what came of it.</source>
        <translation>Khi quầy bị khóa, có yêu cầu đã gửi mà chưa có trả lời. Nội dung đang hiển thị được đọc lại sau đó và cho biết kết quả.</translation>
    </message>
    <message>
        <source>Something that was sent for the citizen before has no answer yet. Look them up again to see what came of it.</source>
        <translation>Việc đã gửi cho người tham gia trước chưa có kết quả. Tra cứu lại người đó để xem.</translation>
    </message>
    <message>
        <source>The central system finds nobody by what was typed. The record of %1 is still open.</source>
        <extracomment>%1 is the name of the citizen whose record is open</extracomment>
        <translation>Hệ thống trung tâm không tìm thấy ai theo nội dung vừa nhập. Hồ sơ của %1 vẫn đang mở.</translation>
    </message>
    <message>
        <source>The central system has answered, and finds others by what was typed. The record of %1 is still open.</source>
        <extracomment>%1 is the name of the citizen whose record is open</extracomment>
        <translation>Hệ thống trung tâm đã trả lời và tìm thấy người khác theo nội dung vừa nhập. Hồ sơ của %1 vẫn đang mở.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Xem danh sách</translation>
    </message>
    <message>
        <source>A change of this address is open already, and is shown. What was typed is kept as a draft: nothing of it was sent.</source>
        <translation>Đã có một yêu cầu thay đổi địa chỉ này đang mở, được hiển thị ở đây. Nội dung đã nhập được giữ làm bản nháp: chưa gửi gì.</translation>
    </message>
    <message>
        <source>The central system tells nothing about who was looked up. %1 The record of %2 is still open.</source>
        <extracomment>%1 is why, in one or two sentences; %2 is the name of the citizen whose record is open</extracomment>
        <translation>Hệ thống trung tâm chưa cho biết gì về người vừa tra cứu. %1 Hồ sơ của %2 vẫn đang mở.</translation>
    </message>
    <message>
        <source>Nobody of that name is in the saved data. A name alone is looked up there only: add the year of birth, and the central system is asked. The record of %1 is still open.</source>
        <extracomment>%1 is the name of the citizen whose record is open</extracomment>
        <translation>Họ tên này chưa có trong dữ liệu đã lưu. Chỉ có họ tên thì chỉ tra được ở đó: nhập thêm năm sinh để hỏi hệ thống trung tâm. Hồ sơ của %1 vẫn đang mở.</translation>
    </message>
    <message>
        <source>Who was looked up isn&apos;t in the saved data, and the central system hasn&apos;t answered yet. It is asked again by itself; the record of %1 is still open.</source>
        <extracomment>%1 is the name of the citizen whose record is open</extracomment>
        <translation>Người vừa tra cứu chưa có trong dữ liệu đã lưu, và hệ thống trung tâm chưa trả lời. Chương trình tự hỏi lại; hồ sơ của %1 vẫn đang mở.</translation>
    </message>
    <message>
        <source>The central system has answered: this record is up to date again. What has changed is marked.</source>
        <translation>Đã cập nhật từ hệ thống trung tâm; những mục có thay đổi được đánh dấu.</translation>
    </message>
    <message>
        <source>A name alone is looked up in the saved data only (%1). Add the year of birth, and the central system is asked.</source>
        <extracomment>%1 is &quot;as of 08:12&quot;</extracomment>
        <translation>Chỉ có họ tên thì chỉ tra được trong dữ liệu đã lưu (%1). Nhập thêm năm sinh để hỏi hệ thống trung tâm.</translation>
    </message>
</context>
<context>
    <name>bhxh::ui::WorkView</name>
    <message>
        <source>Look up</source>
        <translation>Tra cứu</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Phê duyệt</translation>
    </message>
    <message>
        <source>Citizen&apos;s display</source>
        <translation>Màn hình người tham gia</translation>
    </message>
    <message>
        <source>Change PIN</source>
        <translation>Đổi mã PIN</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Đăng xuất</translation>
    </message>
    <message>
        <source>Next member</source>
        <translation>Cán bộ tiếp theo</translation>
    </message>
    <message>
        <source>The next member of staff signs in (%1)</source>
        <translation>Cán bộ tiếp theo đăng nhập (%1)</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Khóa</translation>
    </message>
    <message>
        <source>Offline, opened by PIN</source>
        <extracomment>The desk was opened by PIN, without the central system</extracomment>
        <translation>Ngoại tuyến, mở bằng mã PIN</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Trực tuyến</translation>
    </message>
    <message>
        <source>The line is unsteady</source>
        <translation>Đường truyền không ổn định</translation>
    </message>
    <message>
        <source>No connection since %1</source>
        <translation>Mất kết nối từ %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a staff member&apos;s name (their roles)</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This session only</source>
        <translation>Chỉ phiên này</translation>
    </message>
    <message>
        <source>Not everything was kept</source>
        <translation>Có phần chưa lưu được</translation>
    </message>
    <message>
        <source>Data</source>
        <extracomment>a place of the program: the saved data</extracomment>
        <translation>Dữ liệu</translation>
    </message>
    <message>
        <source>data saved %1</source>
        <extracomment>in the status strip: how old the saved data is; %1 is a time of today, or a date and time</extracomment>
        <translation>dữ liệu lưu %1</translation>
    </message>
</context>
</TS>
