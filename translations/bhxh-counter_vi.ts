<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
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
        <source>Enter the participant&apos;s e-mail address.</source>
        <translation>Nhập địa chỉ email của người tham gia.</translation>
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
        <source>Compare it with the participant, letter by letter.</source>
        <translation>Đối chiếu lại từng ký tự với người tham gia.</translation>
    </message>
    <message>
        <source>The code isn&apos;t complete, or holds something other than digits.</source>
        <translation>Mã xác thực chưa đủ hoặc có ký tự không phải chữ số.</translation>
    </message>
    <message>
        <source>The participant enters all digits of the code once more.</source>
        <translation>Mời người tham gia nhập lại đủ các chữ số của mã.</translation>
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
        <source>Ask another approver.</source>
        <translation>Đề nghị người phê duyệt khác quyết định.</translation>
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
        <source>There is an open request for this participant already.</source>
        <translation>Người tham gia này đã có yêu cầu đang xử lý.</translation>
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
        <source>The participant hasn&apos;t confirmed the new address yet.</source>
        <translation>Người tham gia chưa xác nhận địa chỉ mới.</translation>
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
        <source>Compare the address with the participant and enter it again.</source>
        <translation>Đối chiếu với người tham gia rồi nhập lại địa chỉ.</translation>
    </message>
    <message>
        <source>No e-mail address is registered for this participant.</source>
        <translation>Người tham gia chưa đăng ký địa chỉ email.</translation>
    </message>
    <message>
        <source>Add an address first.</source>
        <translation>Thêm mới địa chỉ email trước.</translation>
    </message>
    <message>
        <source>The participant has no active e-transaction account.</source>
        <translation>Người tham gia chưa có tài khoản giao dịch điện tử đang hoạt động.</translation>
    </message>
    <message>
        <source>Explain how to register an account or to sign in with VNeID.</source>
        <translation>Hướng dẫn đăng ký tài khoản hoặc đăng nhập bằng VNeID.</translation>
    </message>
    <message>
        <source>The participant&apos;s account is locked.</source>
        <translation>Tài khoản của người tham gia đang bị khóa.</translation>
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
        <source>Make an appointment for later; a hold after a change of address can be lifted by an approver who had no part in it.</source>
        <translation>Hẹn người tham gia quay lại sau; nếu tạm dừng do mới đổi email, người phê duyệt không tham gia thay đổi đó có thể gỡ.</translation>
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
        <source>The participant enters the code of the newest e-mail.</source>
        <translation>Mời người tham gia nhập mã trong thư mới nhất.</translation>
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
        <source>A change of the e-mail address is open for this participant already.</source>
        <translation>Người tham gia này đã có yêu cầu sửa email đang xử lý.</translation>
    </message>
    <message>
        <source>Go on with that one, or wait until it is decided.</source>
        <translation>Tiếp tục yêu cầu đó, hoặc chờ quyết định.</translation>
    </message>
    <message>
        <source>A new password is being issued to this participant already.</source>
        <translation>Việc cấp lại mật khẩu cho người tham gia này đang được thực hiện.</translation>
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
        <extracomment>how often a one-time code may still be entered</extracomment>
        <translation>
            <numerusform>Còn %n lần nhập.</numerusform>
        </translation>
    </message>
    <message>
        <source>Code %1</source>
        <extracomment>%1 is the number of a failure, which a person reads out to the help desk</extracomment>
        <translation>Mã %1</translation>
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
        <extracomment>state of an e-mail change: waits for an approver</extracomment>
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
        <source>Many requests by this officer</source>
        <translation>Nhiều yêu cầu của cùng một cán bộ</translation>
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
        <source>Participant withdrew the request</source>
        <translation>Người tham gia rút yêu cầu</translation>
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
        <source>Participant in person</source>
        <extracomment>who stands at the counter</extracomment>
        <translation>Người tham gia trực tiếp</translation>
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
        <source>receiving officer</source>
        <translation>cán bộ tiếp nhận</translation>
    </message>
    <message>
        <source>approver</source>
        <translation>người phê duyệt</translation>
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
</context>
</TS>
